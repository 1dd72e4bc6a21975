import type { AnimationConfig } from 'svelte/animate'

/** Moves a card to its new place, in the time of tokens.css. */
export function slide(_card: Element, { from, to }: { from: DOMRect; to: DOMRect }): AnimationConfig {
  const way = from.top - to.top
  const still = way === 0 || document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches
  return {
    duration: still ? 0 : 200,
    easing: (part) => 1 - (1 - part) ** 3,
    css: (_, left) => `translate: 0 ${left * way}px`,
  }
}
