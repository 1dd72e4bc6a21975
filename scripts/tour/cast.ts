import type { RunningEmulator } from '../../emulator/harness.ts'

const user = '123007'
const [maria, jonas, lucia] = ['+493055570142', '+493055570143', '+34915550187']
const minute = 60_000
const day = 24 * 60 * minute

/** What was there before the app: people, calls of the past, and what callers left. */
export async function fillEmulator(emulator: RunningEmulator): Promise<void> {
  await emulator.fillDirectory({
    records: [
      { first_name: 'Ada', last_name: 'Byron', office_number: '123002', mobile_number: '+442079460921' },
      { first_name: 'Ben', last_name: 'Okafor', office_number: '123003' },
    ],
  })
  await emulator.fillPhonebook({
    line: user,
    records: [
      { name: 'Jonas Wexler', phone_number: jonas },
      { name: 'Lucía Ortega', phone_number: lucia },
      { name: 'Maria Keller', phone_number: maria },
    ],
  })
  const now = Date.now()
  await emulator.addHistory({
    line: user,
    calls: [
      { direction: 'outgoing', number: lucia, at: now - 3 * day, seconds: 312 },
      { direction: 'incoming', number: '123003', at: now - day - 180 * minute, seconds: 45 },
      { direction: 'incoming', number: jonas, at: now - day - 50 * minute, outcome: 'missed' },
      { direction: 'outgoing', number: jonas, at: now - day - 20 * minute, seconds: 128 },
    ],
  })
  await emulator.leaveMessage({ to: user, from: '123002', name: 'Ada Byron', seconds: 14, at: now - 12 * minute })
  await emulator.leaveMessage({ to: user, from: maria, name: 'Maria Keller', seconds: 42, at: now - 95 * minute })
  await emulator.leaveMessage({ to: user, from: '123003', seconds: 8, at: now - day, flags: ['Seen'] })
}
