import type { BrowserWindowConstructorOptions, TitleBarOverlayOptions } from 'electron'
import type { AppView } from '../../ipc/contract.ts'

type Theme = AppView['theme']

/** Of the bar that the page draws but for its line, in pixels. */
const height = 47

/** The system's buttons lie over the page's own bar: `--text-2` on `--bg-sidebar` of the tokens. */
const symbols: Readonly<Record<Theme, string>> = { light: '#4f5258', dark: '#b6b9bf', contrast: '#ffffff' }

const bars: Readonly<Record<Theme, string>> = { light: '#f5f5f3', dark: '#141516', contrast: '#000000' }

/** Behind the page until it is painted: `--bg-window` of the tokens. */
export const background: Readonly<Record<Theme, string>> = { light: '#ffffff', dark: '#1a1b1d', contrast: '#000000' }

export const overlay = (theme: Theme): TitleBarOverlayOptions => ({
  color: bars[theme],
  symbolColor: symbols[theme],
  height,
})

export const titleBar = (theme: Theme, platform: NodeJS.Platform): BrowserWindowConstructorOptions =>
  platform === 'darwin'
    ? { titleBarStyle: 'hidden', trafficLightPosition: { x: 16, y: 17 } }
    : { titleBarStyle: 'hidden', titleBarOverlay: overlay(theme) }
