import type { Settings } from '../../../src-main/ipc/contract.ts'
import { command } from '../../desktop.ts'

/** Saves a change at once; the control shows it when the next snapshot says so. */
export function change(settings: Partial<Settings>): void {
  void command('changeSettings', settings)
}
