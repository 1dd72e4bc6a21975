import { app } from 'electron'

/** Of Chromium, with the interval that we give it. */
const reclaimer = 'PartitionAllocMemoryReclaimer:interval/60s'

/**
 * Every process of Chromium looks every four seconds for memory to give back, day and night: an app that waits for a call
 * would be woken by that more often than by everything else together. Once a minute gives back as much. To be called before
 * the app is ready.
 */
export function beSeldomWoken(): void {
  // A switch is replaced, not added to, and somebody may have started the app with one.
  const given = app.commandLine.getSwitchValue('enable-features')
  app.commandLine.appendSwitch('enable-features', given === '' ? reclaimer : `${given},${reclaimer}`)
}
