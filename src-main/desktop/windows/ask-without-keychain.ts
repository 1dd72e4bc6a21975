import type { AppState } from '../../state/state.ts'
import type { Observer } from '../../store.ts'

/**
 * After a hidden start where nothing keeps the password the form is shown, once: until somebody has filled it in no call shows
 * up, and nobody would know. Whoever has never signed in is left alone, and so is who has signed in and signs out.
 */
export function askWithoutKeychain(open: () => void): Observer<AppState> {
  let isSettled = false
  return (_previous, { line, keychain }) => {
    if (line.phase === 'signedIn') isSettled = true
    if (isSettled || keychain !== 'missing' || line.phase !== 'signedOut' || line.name.accountId === '') return
    isSettled = true
    open()
  }
}
