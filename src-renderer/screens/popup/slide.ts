const noMotion = matchMedia('(prefers-reduced-motion: reduce)')

/** Among more cards nothing moves by itself: what does so is drawn all the time, and holds up the card that rings. */
export const mostMoving = 6

/** Where each card stood last, in pixels from the top of the stack. */
const tops = new WeakMap<Element, number>()

/**
 * Lets the cards that have been moved slide to their new places, in the time of tokens.css. To be called when the stack has
 * changed and its height is known: the places are then known, too, and cost nothing.
 */
export function slideMoved(cards: Iterable<HTMLElement>): void {
  const moved: { card: HTMLElement; by: number }[] = []
  for (const card of cards) {
    const top = card.offsetTop
    const before = tops.get(card)
    tops.set(card, top)
    if (before !== undefined && before !== top) moved.push({ card, by: before - top })
  }
  if (moved.length > mostMoving || noMotion.matches) return
  for (const { card, by } of moved)
    card.animate({ translate: [`0 ${by}px`, '0 0'] }, { duration: 200, easing: 'cubic-bezier(.2, .8, .2, 1)' })
}

/** A card that is no longer seen slides from nowhere the next time. */
export function forgetPlaces(cards: Iterable<Element>): void {
  for (const card of cards) tops.delete(card)
}
