import { Pace } from '../pace.ts'
import { WhenCalm } from '../when-calm.ts'

/** What happened to the stack of cards that its window has to follow. */
export type StackChange = 'comes' | 'goes' | 'grows' | 'shrinks'

/** Window managers take their time, and main waits for them: a few times in a row it follows at once, in a flood later. */
const coming = { atOnce: 4, every: 100 }
const growing = { atOnce: 8, every: 500 }
/** The window is transparent: nobody sees that it is too high. In a flood it stays high enough for what comes next. */
const shrinking = { calm: 150, latest: 3_000 }

interface Options {
  /** The window takes the place that the stack wants by then. */
  readonly follow: () => void
  /** On the monotonic clock, milliseconds. */
  readonly now: () => number
}

/**
 * When the window of the pop-up follows its stack. What comes or grows is followed at once, so that nothing of a card is
 * cut; what gets smaller waits for calm.
 */
export class PopupFollow {
  readonly #follow: () => void
  readonly #coming: Pace
  readonly #growing: Pace
  readonly #shrinkLater: WhenCalm
  #soon = false

  constructor({ follow, now }: Options) {
    this.#follow = follow
    this.#coming = new Pace({ ...coming, now })
    this.#growing = new Pace({ ...growing, now })
    this.#shrinkLater = new WhenCalm({ act: follow, ...shrinking, now })
  }

  /** The screen follows once this turn of the event loop is over, when the page has been told. */
  wish(change: StackChange): void {
    if (this.#soon) return
    if (change === 'shrinks') return this.#shrinkLater.wish()
    const pace = change === 'grows' ? this.#growing : this.#coming
    this.#soon = true
    const follow = () => {
      this.#soon = false
      pace.spend()
      this.#follow()
    }
    if (pace.wait === 0) setImmediate(follow)
    else setTimeout(follow, pace.wait)
  }
}
