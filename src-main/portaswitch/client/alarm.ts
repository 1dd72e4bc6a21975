/** A wait that can be cut short. */
export interface Alarm {
  /** Resolves after `ms`, or when woken. One wait at a time. */
  sleep(ms: number): Promise<void>
  /** Ends the wait under way, if there is one. */
  wake(): void
}

export function createAlarm(): Alarm {
  let wake = () => {}
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    wake: () => wake(),
  }
}
