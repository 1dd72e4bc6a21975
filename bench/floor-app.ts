import { fileURLToPath } from 'node:url'
import { _electron } from '@playwright/test'
import type { RunningEmulator } from '../emulator/harness.ts'
import type { Subject } from './subject.ts'

export const floorFolder = fileURLToPath(new URL('floor', import.meta.url))
export const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** The environment of a floor app; `order` is what it does. */
export const floorEnv = (order: object): Record<string, string> => ({
  ...(Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined)) as Record<
    string,
    string
  >),
  FLOOR: JSON.stringify(order),
})

/** A bare Electron, subscribed to a line over the same wss; its window is shown for as long as it has a text, or always. */
export async function startFloor(
  emulator: RunningEmulator,
  line: string,
  password: string,
  { shown = false } = {},
): Promise<Subject> {
  const authInfo = { login: line, password }
  const account = 40_000_000 + Number(line)
  const requests = [
    {
      cseq: 1,
      auth_info: authInfo,
      service: 'CallControl',
      method: 'enable_api_notifications',
      params: { event: 'sip.call_control_notifications', i_account: account },
    },
  ]
  const after = await emulator.requestCount()
  const electron = await _electron.launch({
    args: [floorFolder, ...asRoot],
    env: floorEnv({ url: emulator.ws, requests, shown }),
  })
  const page = await electron.firstWindow()
  await emulator.waitForRequest('CallControl.enable_api_notifications', () => true, { after })
  // What the button sends: as much as a press of Hold, and refused by nobody.
  const frame = {
    cseq: 2,
    auth_info: authInfo,
    service: 'CallControl',
    method: 'get_sip_calls_list',
    params: { i_account: account },
  }
  await page.evaluate((press) => Object.assign(window, { press }), frame)
  return { name: 'floor', line, electron, page }
}

/** After a flood it has a minute of showing and hiding its window before it, and nothing to lose. */
export function endFloor({ electron }: Subject): void {
  electron.process().kill('SIGKILL')
}
