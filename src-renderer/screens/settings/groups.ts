/** The parts of the Settings screen, in their order. */
export const groups = [
  'calls',
  'dialling',
  'shortcuts',
  'popup',
  'notifications',
  'appearance',
  'start',
  'account',
  'about',
] as const
export type Group = (typeof groups)[number]

/**
 * The group that is being read: the last one whose heading has reached the top of the page; at the end of the page the last
 * of all, which may be too short to get there.
 */
export function groupInView({
  tops,
  atEnd,
}: {
  /** Where each heading stands, in pixels below the top of the page, in the order of the groups. */
  tops: readonly number[]
  atEnd: boolean
}): Group {
  const reached = tops.filter((top) => top <= 24).length - 1
  const index = atEnd ? groups.length - 1 : Math.max(0, reached)
  return groups[index] ?? 'calls'
}
