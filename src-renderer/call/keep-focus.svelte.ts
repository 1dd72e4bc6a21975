import { untrack } from 'svelte'

/**
 * Keeps the keyboard with a call: a card that changes its place loses it, and so does a button that the next state does not
 * have. Then the same button has it again, else the card, from which Tab goes on, else the first of the others. To be called
 * while a component is made.
 */
export function keepFocus({
  within,
  changes,
}: {
  readonly within: () => HTMLElement | undefined
  /** Reads what the cards are made of. */
  readonly changes: () => unknown
}): void {
  let focused: HTMLElement | undefined
  let card: HTMLElement | undefined

  $effect.pre(() => {
    changes()
    const { activeElement } = document
    const isInside = activeElement instanceof HTMLElement && untrack(within)?.contains(activeElement) === true
    focused = isInside ? activeElement : undefined
    card = focused?.closest('article') ?? undefined
  })
  $effect(() => {
    changes()
    if (focused === undefined || hasKeyboardElsewhere(focused)) return
    const others = untrack(within)?.querySelectorAll<HTMLElement>('article') ?? []
    const next = [focused, card, ...others].find((element) => element !== undefined && isHere(element))
    next?.focus({ preventScroll: true })
  })
}

/** Somebody, or a field that has just come, has taken it. */
const hasKeyboardElsewhere = (focused: HTMLElement): boolean =>
  document.activeElement !== document.body && document.activeElement !== focused

const isHere = (element: HTMLElement): boolean => element.isConnected && element.closest('[inert]') === null
