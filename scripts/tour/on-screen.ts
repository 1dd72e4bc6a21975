import { startEmulator } from '../../emulator/harness.ts'
import { App } from '../../e2e/app.ts'
import { fillEmulator } from './cast.ts'

/** Opens the app signed in to an emulator and lets it ring, until the person quits the app. */
export async function playOnScreen(): Promise<void> {
  const emulator = await startEmulator()
  const app = await App.prepare(emulator, {})
  try {
    await fillEmulator(emulator)
    await app.start()
    await app.signIn({ staySignedIn: false })
    console.log('Sidetone is signed in as 123007, Kim Novak, and Ada calls: answer in the pop-up.')
    console.log('Quit Sidetone from its tray menu, or press Ctrl C here, to end the demo.')
    await emulator.ring({ from: '123002', to: '123007' })
    await new Promise<void>((resolve) => {
      app.electron.once('close', () => resolve())
      process.once('SIGINT', () => void app.close().then(resolve))
    })
  } finally {
    await emulator.stop()
    await app.remove()
  }
}
