import { nativeTheme } from 'electron'
import type { AppView } from '../ipc/contract.ts'
import type { AppState } from '../state/state.ts'

/** What the system asks for now. */
export function systemTheme(): AppView['theme'] {
  if (nativeTheme.shouldUseHighContrastColors) return 'contrast'
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
}

/** What is shown now: what the person has chosen, else what the system asks for. */
export const shownTheme = ({ settings, systemTheme }: AppState): AppView['theme'] =>
  settings.theme === 'system' ? systemTheme : settings.theme

export function watchSystemTheme(onChange: (theme: AppView['theme']) => void): void {
  nativeTheme.on('updated', () => onChange(systemTheme()))
}
