interface Wish {
  /** As the event names it. */
  readonly key: string
  /** The row that has the keyboard, and how many there are. */
  readonly at: number
  readonly count: number
  /** Rows that a page goes on by. */
  readonly page: number
}

/** The row that a key goes to in a list; undefined where the key has nothing to do with lists. */
export function rowByKey({ key, at, count, page }: Wish): number | undefined {
  const wanted = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }[key]
  return wanted === undefined ? undefined : Math.max(0, Math.min(wanted, count - 1))
}
