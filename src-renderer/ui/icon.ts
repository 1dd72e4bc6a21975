import type Phone from '@lucide/svelte/icons/phone'

/** An icon of lucide, or one of ours made from it. Hidden from screen readers: the word beside it says it all. */
export type Icon = typeof Phone
