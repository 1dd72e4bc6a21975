import type { Span } from './silence.ts'

/** What lies within a span, to the nearest sample; the span is cut down to what there is. A view, not a copy. */
export function cut({ samples, rate, span }: { samples: Float32Array; rate: number; span: Span }): Float32Array {
  const at = (seconds: number) => Math.min(samples.length, Math.max(0, Math.round(seconds * rate)))
  return samples.subarray(at(span.start), at(span.end))
}

/** Seconds over which a sound comes up at its start and goes down at its end. */
export interface Fade {
  readonly in: number
  readonly out: number
}

/** In a new array, along a quarter of a sine, which keeps the loudness steady to the ear. No fade is longer than half the sound. */
export function fade({ samples, rate, ...by }: { samples: Float32Array; rate: number } & Fade): Float32Array {
  const out = samples.slice()
  const count = (seconds: number) => Math.min(Math.floor(out.length / 2), Math.round(seconds * rate))
  const [up, down] = [count(by.in), count(by.out)]
  for (let at = 0; at < up; at++) out[at] = (out[at] ?? 0) * rising(at / up)
  for (let at = 0; at < down; at++) {
    const index = out.length - 1 - at
    out[index] = (out[index] ?? 0) * rising(at / down)
  }
  return out
}

const rising = (share: number): number => Math.sin((share * Math.PI) / 2)
