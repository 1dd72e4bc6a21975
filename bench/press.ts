import type { RunningEmulator } from '../emulator/harness.ts'
import { randomPause, type Subject } from './subject.ts'

/** From a click on a button of the pop-up to its frame at the server, in milliseconds. */
export async function measurePress(
  emulator: RunningEmulator,
  subject: Subject,
  press: { readonly button: string; readonly method: `CallControl.${string}` },
): Promise<number> {
  const button = subject.page.getByRole('button', { name: press.button, exact: true })
  await button.waitFor()
  await randomPause(20)
  const after = await emulator.requestCount()
  const clickedAt = await button.evaluate((element: HTMLButtonElement) => {
    const at = performance.timeOrigin + performance.now()
    element.click()
    return at
  })
  const { at } = await emulator.waitForRequest(press.method, () => true, { after })
  return at - clickedAt
}
