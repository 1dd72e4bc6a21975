import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { app } from 'electron'

/** From this version on Electron prefers Wayland, and the choice is made before any of our code runs. */
const prefersWayland = 38

/**
 * On native Wayland no window can choose its place, stay on top or show itself without taking the keyboard. Where an X server
 * stands beside it the app starts once more on that; true says that it does, and that this process is to end.
 */
export function restartOnX11(): boolean {
  const [major = 0] = process.versions['electron']?.split('.').map(Number) ?? []
  const onWayland = process.env['WAYLAND_DISPLAY'] !== undefined || process.env['XDG_SESSION_TYPE'] === 'wayland'
  if (process.platform !== 'linux' || major < prefersWayland || !onWayland) return false
  if (!hasX11() || app.commandLine.hasSwitch('ozone-platform')) return false
  spawn(process.execPath, [...process.argv.slice(1), '--ozone-platform=x11'], {
    detached: true,
    stdio: 'inherit',
  }).unref()
  return true
}

/** Whether a window can be put into a corner, above others. */
export function canPlaceWindows(): boolean {
  if (process.platform !== 'linux') return true
  const chosen = app.commandLine.getSwitchValue('ozone-platform')
  return hasX11() && (chosen === '' || chosen === 'x11')
}

const hasX11 = () => (process.env['DISPLAY'] ?? '') !== ''

/** Without a graphics device its process only costs time and memory. To be called before the app is ready. */
export function leaveOutMissingGraphics(): void {
  if (process.platform === 'linux' && !existsSync('/dev/dri')) app.disableHardwareAcceleration()
}
