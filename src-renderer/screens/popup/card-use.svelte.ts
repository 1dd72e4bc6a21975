/** What somebody does with the card of one call. Another call in the same place starts anew. */
export class CardUse {
  transferring = $state(false)
  /** What was typed into the transfer field; it is still there when the field is opened again. */
  typed = $state('')
  /** The strip was pressed to see the whole card. */
  opened = $state(false)
  /** When the card was last used, on the clock of `performance.now()`. */
  touchedAt = $state(0)

  open(): void {
    this.opened = true
    this.touch()
  }

  touch(): void {
    this.touchedAt = performance.now()
  }
}
