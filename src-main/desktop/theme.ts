import { nativeTheme } from 'electron'
import type { AppView } from '../ipc/contract.ts'

/** What the system asks for now. */
export function systemTheme(): AppView['theme'] {
  if (nativeTheme.shouldUseHighContrastColors) return 'contrast'
  return nativeTheme.shouldUseDarkColors ? 'dark' : 'light'
}

export function watchSystemTheme(onChange: (theme: AppView['theme']) => void): void {
  nativeTheme.on('updated', () => onChange(systemTheme()))
}
