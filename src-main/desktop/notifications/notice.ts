/** Something that the system shows to the person, whatever else is on the screen. */
export interface Notice {
  /** Names it for as long as it is shown; another one under the same key takes its place. */
  readonly key: string
  readonly title: string
  readonly body: string
  /** It stays until it is withdrawn or put away. */
  readonly urgent: boolean
  /** A press on the notification itself. */
  readonly onOpen: () => void
  /** Buttons, where the system has them. */
  readonly actions: readonly { readonly id: string; readonly label: string; readonly run: () => void }[]
}

/** Neither rejects nor throws: where nothing can show a notice, nothing happens. */
export interface Notifier {
  show(notice: Notice): void
  withdraw(key: string): void
}
