import { PortaSwitchError } from './error.ts'

/**
 * Runs something that takes time, for at most `ms` and only until one of `signals` is aborted.
 *
 * The signal that `run` gets is aborted in both cases, its reason a {@link PortaSwitchError}, with which this rejects at
 * once, whatever `run` does with it.
 */
export async function limited<T>(
  {
    ms,
    late,
    signals = [],
  }: {
    readonly ms: number
    readonly late: () => PortaSwitchError
    readonly signals?: readonly (AbortSignal | undefined)[]
  },
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const aborted = signals.find((signal) => signal?.aborted)
  if (aborted !== undefined) throw reasonOf(aborted)
  const end = new AbortController()
  const cancel = (event: Event) => end.abort(reasonOf(event.target instanceof AbortSignal ? event.target : undefined))
  for (const signal of signals) signal?.addEventListener('abort', cancel)
  const timer = setTimeout(() => end.abort(late()), ms)
  try {
    return await Promise.race([ended(end.signal), run(end.signal)])
  } finally {
    clearTimeout(timer)
    for (const signal of signals) signal?.removeEventListener('abort', cancel)
  }
}

/** What an aborted signal means: the reason, where it is one of ours. */
export function reasonOf(signal: AbortSignal | undefined): PortaSwitchError {
  return signal?.reason instanceof PortaSwitchError ? signal.reason : new PortaSwitchError('cancelled')
}

const ended = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(reasonOf(signal)), { once: true }))
