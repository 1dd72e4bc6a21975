/**
 * Why a sound cannot be used. `notSound`: nothing that we know; `damaged`: begins well and does not go on so; `silent`:
 * nothing can be heard in it; `tooLarge`, `tooLong`: over the limits of `limits.ts`; `promptTooLong`: what callers would
 * hear is over its limit, so it wants trimming.
 */
export const soundProblems = ['notSound', 'damaged', 'silent', 'tooLarge', 'tooLong', 'promptTooLong'] as const
export type SoundProblem = (typeof soundProblems)[number]

/** The one error of this folder. */
export class SoundError extends Error {
  readonly code: SoundProblem

  constructor(code: SoundProblem, what: string) {
    super(what)
    this.name = 'SoundError'
    this.code = code
  }
}
