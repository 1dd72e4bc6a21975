const noMotion = matchMedia('(prefers-reduced-motion: reduce)')

/** Where each card stood last, in pixels from the top of the stack. */
const tops = new WeakMap<Element, number>()

/**
 * Lets the cards that have been moved slide to their new places, in the time of tokens.css. To be called when the stack has
 * changed and its height is known: the places are then known, too, and cost nothing.
 */
export function slideMoved(cards: Iterable<HTMLElement>): void {
  for (const card of cards) {
    const top = card.offsetTop
    const before = tops.get(card)
    tops.set(card, top)
    if (before === undefined || before === top || noMotion.matches || document.hidden) continue
    // In a long stack most are out of sight, and fifty that slide hold up the card that rings.
    if (Math.min(before, top) > innerHeight) continue
    card.animate(
      { translate: [`0 ${before - top}px`, '0 0'] },
      { duration: 200, easing: 'cubic-bezier(.2, .8, .2, 1)' },
    )
  }
}

/** A card that is no longer seen slides from nowhere the next time. */
export function forgetPlaces(cards: Iterable<Element>): void {
  for (const card of cards) tops.delete(card)
}
