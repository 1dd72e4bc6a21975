import { app } from 'electron'
import { findDialLink } from '../calls/dial-link.ts'

/**
 * Links that the system hands over: with the start of the program, with a second start while it runs, and on macOS by an event
 * of its own. What comes before `onLink` is set is kept for it.
 */
export class Links {
  readonly #waiting: string[] = []
  #onLink: ((link: string) => void) | undefined

  constructor() {
    app.on('open-url', (event, link) => {
      event.preventDefault()
      this.#take(link)
    })
  }

  /** Whether there was a link among the arguments of a start. */
  takeFrom(args: readonly string[]): boolean {
    const link = findDialLink(args)
    if (link !== undefined) this.#take(link)
    return link !== undefined
  }

  follow(onLink: (link: string) => void): void {
    this.#onLink = onLink
    for (const link of this.#waiting.splice(0)) onLink(link)
  }

  #take(link: string): void {
    if (this.#onLink === undefined) this.#waiting.push(link)
    else this.#onLink(link)
  }
}
