import { filter, highPass } from './biquad.ts'
import { telephoneRate } from './limits.ts'
import { toTelephoneRate } from './resample.ts'

/** Hum, rumble and a constant offset go; 300 Hz is left within 0.3 dB. */
const rumble = highPass({ frequency: 150, rate: telephoneRate })

/** One channel of any rate as it fits through a telephone line: 8 kHz, 300 to 3,400 Hz flat, nothing that folds back. */
export const toTelephoneBand = (sound: { samples: Float32Array; rate: number }): Float32Array =>
  filter(toTelephoneRate(sound), rumble)
