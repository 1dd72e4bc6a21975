import { app } from 'electron'
import type { AppState } from '../state/state.ts'

/** Shows how many missed calls nobody has looked at on the app's mark in the dock, where the desktop has such numbers. */
export function showMissed(previous: AppState, next: AppState): void {
  if (previous.history.missed !== next.history.missed) app.setBadgeCount(next.history.missed)
}
