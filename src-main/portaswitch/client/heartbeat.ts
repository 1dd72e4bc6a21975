import type { Timing } from '../../timing.ts'
import type { Clock } from './clock.ts'

/**
 * Finds out whether a quiet connection is alive.
 *
 *                 timing.heartbeat without a frame, or check()
 *     listening ───────────────────────────────────────────────► asking ── nothing for timing.heartbeatAnswer ──► dead
 *         ▲                                                         │
 *         └────────────── any frame since it asked ─────────────────┘
 */
export interface Heartbeat {
  /** A frame came, whatever it was. Cheap: called for each one. */
  heard(): void
  /** Asks at once: the computer slept, or the network changed. */
  check(): void
  stop(): void
}

export function startHeartbeat({
  timing,
  clock,
  ping,
  onDead,
}: {
  readonly timing: Pick<Timing, 'heartbeat' | 'heartbeatAnswer'>
  readonly clock: Clock
  readonly ping: () => void
  readonly onDead: () => void
}): Heartbeat {
  let heardAt = clock.monotonic()
  let asking = false
  let timer: NodeJS.Timeout
  let judging: NodeJS.Immediate | undefined
  listen()

  function listen(): void {
    asking = false
    timer = setTimeout(onQuiet, Math.max(0, heardAt + timing.heartbeat - clock.monotonic()))
  }

  function onQuiet(): void {
    if (clock.monotonic() - heardAt < timing.heartbeat) listen()
    else ask()
  }

  function ask(): void {
    asking = true
    timer = setTimeout(onTimeUp, timing.heartbeatAnswer)
    ping()
  }

  /** A program that was busy itself finds answer and timer waiting side by side: the answer is read first. */
  function onTimeUp(): void {
    judging = setImmediate(onDead)
  }

  function stop(): void {
    clearTimeout(timer)
    clearImmediate(judging)
  }

  return {
    heard: () => {
      heardAt = clock.monotonic()
      if (!asking) return
      stop()
      listen()
    },
    check: () => {
      if (asking) return
      stop()
      ask()
    },
    stop,
  }
}
