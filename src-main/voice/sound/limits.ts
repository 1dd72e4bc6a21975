/** What is taken in: bytes of a file and seconds of sound. */
export const mostBytesIn = 50 * 1024 * 1024
export const mostSecondsIn = 30 * 60
/** What callers hear: seconds of a prompt. */
export const mostSecondsOut = 180

/** Samples a second on the telephone. */
export const telephoneRate = 8000
/** Where a prompt is levelled to, in LUFS, and the peak that it must not pass, in dBFS. */
export const targetLoudness = -18
export const highestPeak = -1
