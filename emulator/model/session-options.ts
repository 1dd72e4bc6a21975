/** How this installation's sessions behave. */
export interface SessionOptions {
  /** `old` answers a session id alone (MR75), `new` a pair of tokens beside it. */
  readonly kind: 'old' | 'new'
  /** How the life of a token is told: seconds, or a moment in UTC. */
  readonly lifeToldAs: 'expires_in' | 'expires_at'
  /** Of an access token, and of an old session that is not used, seconds. */
  readonly lifeSeconds: number
  /** This many wrong passwords in a row lock a login out. */
  readonly lockOutAfter: number
}

export const defaultSessionOptions: SessionOptions = {
  kind: 'new',
  lifeToldAs: 'expires_in',
  lifeSeconds: 900,
  lockOutAfter: 5,
}
