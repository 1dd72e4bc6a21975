import type { AppState } from '../../state/state.ts'
import type { Observer } from '../../store.ts'

/**
 * After a hidden start where nothing keeps the password the form is shown, once: until somebody has filled it in no call shows
 * up, and nobody would know. Whoever has never signed in is left alone.
 */
export function askWithoutKeychain(open: () => void): Observer<AppState> {
  let isAsked = false
  return (_previous, { line, keychain }) => {
    if (isAsked || keychain !== 'missing' || line.phase !== 'signedOut' || line.name.accountId === '') return
    isAsked = true
    open()
  }
}
