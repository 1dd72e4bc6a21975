/** A running time: "0:07", "4:32", "1:04:32". Never below nought. */
export function elapsedText(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000))
  const seconds = String(total % 60).padStart(2, '0')
  const minutes = Math.floor(total / 60) % 60
  const hours = Math.floor(total / 3600)
  return hours === 0 ? `${minutes}:${seconds}` : `${hours}:${String(minutes).padStart(2, '0')}:${seconds}`
}

/** Milliseconds from `ms` until the text of {@link elapsedText} changes. */
export function untilNextSecond(ms: number): number {
  return 1000 - (((ms % 1000) + 1000) % 1000)
}
