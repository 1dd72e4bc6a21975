import type { Timing } from '../timing.ts'

/** The time limits that the course of a call depends on, in milliseconds. */
export type CallRules = Pick<
  Timing,
  | 'request'
  | 'answerByNotify'
  | 'answerByInvite'
  | 'endedCard'
  | 'transferWatched'
  | 'transferFailed'
  | 'commandEffect'
  | 'dialHeard'
  | 'dialFailed'
  | 'legBHeard'
>

/** Which way Answer goes where the person has not chosen one. */
export type AnswerMode = 'notify' | 'invite'
