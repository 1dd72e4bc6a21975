import type { RunningEmulator } from '../../emulator/harness.ts'

/** What callers left while nobody was there. */
export async function leaveMessages(emulator: RunningEmulator): Promise<void> {
  const [minute, to] = [60_000, '123007']
  const now = Date.now()
  await emulator.leaveMessage({ to, from: '123002', name: 'Ada Byron', seconds: 14, at: now - 12 * minute })
  await emulator.leaveMessage({ to, from: '+493055570142', name: 'Maria Keller', seconds: 42, at: now - 95 * minute })
  await emulator.leaveMessage({ to, from: '123003', seconds: 8, at: now - 26 * 60 * minute, flags: ['Seen'] })
}
