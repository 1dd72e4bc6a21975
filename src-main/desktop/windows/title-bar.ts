import type { BrowserWindowConstructorOptions, TitleBarOverlayOptions } from 'electron'
import type { AppView } from '../../ipc/contract.ts'

type Theme = AppView['theme']

/** Of the bar that the page draws, in pixels. */
const height = 48

/** The system's buttons lie over the page's own bar; see `--text-2` of the tokens for their colours. */
const symbols: Readonly<Record<Theme, string>> = { light: '#4f5258', dark: '#b6b9bf', contrast: '#ffffff' }

/** Behind the page until it is painted: `--bg-window` of the tokens. */
export const background: Readonly<Record<Theme, string>> = { light: '#ffffff', dark: '#1a1b1d', contrast: '#000000' }

export const overlay = (theme: Theme): TitleBarOverlayOptions => ({
  color: '#00000000',
  symbolColor: symbols[theme],
  height,
})

export const titleBar = (theme: Theme, platform: NodeJS.Platform): BrowserWindowConstructorOptions =>
  platform === 'darwin'
    ? { titleBarStyle: 'hidden', trafficLightPosition: { x: 16, y: 17 } }
    : { titleBarStyle: 'hidden', titleBarOverlay: overlay(theme) }
