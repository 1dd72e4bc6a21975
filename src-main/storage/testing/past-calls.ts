import type { NewPastCall } from '../../history/past-call.ts'

export const owner = 'pbx.example:8445\n7'
/** When the first call of a test began. */
export const noon = Date.UTC(2026, 10, 23, 12, 0, 0)

/** A missed call from Ada, unless said otherwise. */
export const pastCall = (more: Partial<NewPastCall> = {}): NewPastCall => ({
  owner,
  callId: undefined,
  record: undefined,
  party: '123002',
  name: 'Ada Byron',
  number: '123002',
  anonymous: false,
  via: undefined,
  direction: 'incoming',
  how: 'missed',
  startedAt: noon,
  talkedMs: undefined,
  rangMs: 24_000,
  unseen: false,
  ...more,
})
