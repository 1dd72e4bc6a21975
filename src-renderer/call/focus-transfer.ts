import { tick } from 'svelte'

/** Gives the keyboard back to the Transfer button of a card or row, once its field has made room for the buttons again. */
export async function focusTransfer(card: HTMLElement): Promise<void> {
  await tick()
  card.querySelector<HTMLElement>('[data-column="moves"]')?.focus()
}
