/** A window that somebody has closed draws no frames, and is to come back for the next ring. */
const longestMs = 50

/** Does something within the next frame, or where none comes a moment later. What comes back calls it off. */
export function inNextFrame(act: () => void): () => void {
  const callOff = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(late)
  }
  const once = (): void => {
    callOff()
    act()
  }
  const frame = requestAnimationFrame(once)
  const late = setTimeout(once, longestMs)
  return callOff
}
