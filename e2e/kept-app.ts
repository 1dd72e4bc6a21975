import { setTimeout as wait } from 'node:timers/promises'
import { expect } from '@playwright/test'
import type { RunningEmulator } from '../emulator/harness.ts'
import type { Snapshot } from '../src-main/ipc/contract.ts'
import { App, type AppOptions } from './app.ts'
import { startDesktop, type Desktop } from './desktop-double.ts'
import { freePorts } from './free-ports.ts'

/** How many servers an app trusts at its start, and so how often it can be signed in to another. */
const servers = 30

/** An app that goes from one test to the next. Before each it is brought to where it is after a start or a sign-in, and is looked at. */
export class KeptApp {
  readonly app: App
  readonly desktop: Desktop
  readonly options: AppOptions
  /** Of the servers that it has not been signed in to: what it keeps of a line it keeps for that server. */
  readonly #ports: number[]
  /** What it showed after its start. */
  readonly #first: Snapshot

  private constructor(
    given: Pick<KeptApp, 'app' | 'desktop' | 'options'> & { readonly ports: number[]; readonly first: Snapshot },
  ) {
    this.app = given.app
    this.desktop = given.desktop
    this.options = given.options
    this.#ports = given.ports
    this.#first = given.first
  }

  static async start(emulator: RunningEmulator, options: AppOptions): Promise<KeptApp> {
    const { fingerprint } = emulator
    const ports = await freePorts(servers)
    const further = ports.map((port) => ({ port, fingerprint }))
    const { app, desktop } = await startApp(emulator, options, further)
    return new KeptApp({ app, desktop, options, ports, first: await snapshotOf(app) })
  }

  /** For the next server. */
  takePort(): number | undefined {
    return this.#ports.pop()
  }

  /** Brings it, signed out, to where it is after a start, with the form for another server. */
  async renew(emulator: RunningEmulator): Promise<void> {
    const { app } = this
    app.moveTo(emulator)
    // What cannot be a server takes the place of the one that the form would begin with.
    await app.command('signIn', { ...nobody, password: '?', staySignedIn: true })
    await app.command('cancelSignIn', {})
    await this.#tidy()
    await expect.poll(() => snapshotOf(app)).toEqual(whateverItWentThrough(this.#first))
    const window = await app.mainWindow()
    await expect.poll(() => app.electron.windows()).toEqual([window])
    await window.reload()
    await formOf(app)
  }

  /**
   * Brings it, still signed in, to where it is after the sign-in, and the server to where nothing has been asked of it. False
   * where that does not come about soon: a card can have a minute to stay.
   */
  async calmDown(emulator: RunningEmulator): Promise<boolean> {
    const { app } = this
    await emulator.clearFaults()
    for (let [leg] = (await emulator.state()).legs; leg; [leg] = (await emulator.state()).legs)
      await emulator.phone(leg.owner).hangUp()
    await this.#tidy()
    if (!(await comesAbout(async () => isCalm(await snapshotOf(app))))) return false
    await app.command('deleteHistory', {})
    const [window, popup] = await Promise.all([app.mainWindow(), app.popup()])
    await Promise.all([window.reload(), popup.reload()])
    await app.online()
    await emulator.forgetRequests()
    const { calls } = await app.command('listHistory', { search: '', filter: 'all', limit: 1 })
    return calls.length === 0 && isCalm(await snapshotOf(app)) && !(await app.isVisible('popup'))
  }

  async signOut(): Promise<void> {
    await this.app.command('signOut', {})
  }

  async end(): Promise<void> {
    await endApp(this)
  }

  /** What stays over a sign-out too: settings, contacts, questions, notifications, and a window behind others. */
  async #tidy(): Promise<void> {
    const { app, desktop } = this
    await app.command('changeSettings', this.#first.settings)
    const { dialRequest } = await snapshotOf(app)
    if (dialRequest !== undefined) await app.command('dismissDial', { id: dialRequest.id })
    await app.command('dismissGap', {})
    const { people } = await app.command('listPeople', { search: '', which: 'own', limit: 1_000 })
    for (const { contactId: id } of people) if (id !== undefined) await app.command('deleteContact', { id })
    await app.command('openMainWindow', { place: 'calls' })
    for (const notification of [...desktop.notifications]) desktop.dismiss(notification)
  }
}

/** A desktop and an app on it, started, with the form on the screen. */
export async function startApp(
  emulator: RunningEmulator,
  options: AppOptions,
  further: Parameters<typeof App.prepare>[2] = [],
): Promise<{ readonly app: App; readonly desktop: Desktop }> {
  const desktop = await startDesktop()
  const app = await App.prepare(emulator, options, further)
  await app.start()
  if (!options.args?.includes('--hidden')) await formOf(app)
  return { app, desktop }
}

export async function endApp({ app, desktop }: { readonly app: App; readonly desktop: Desktop }): Promise<void> {
  await app.close()
  desktop.stop()
  await app.remove()
}

const nobody = { server: '?', accountId: '?', domain: '', webSocket: '' }

/** The same, with a name in the form, later in the count of changes, and with what has been found out of the keychain. */
function whateverItWentThrough(first: Snapshot): object {
  const revision: unknown = expect.any(Number)
  const { history, people, line, app } = first
  return {
    ...first,
    revision,
    line: { ...line, ...nobody },
    history: { ...history, revision },
    people: { ...people, revision },
    app: { ...app, keychain: expect.any(String) as unknown },
  }
}

/** Signed in, and nothing goes on or asks to be looked at. */
function isCalm({ line, calls, voicemail, gap, dialRequest, people, history }: Snapshot): boolean {
  const { newCount, deleting, sendings } = voicemail
  return (
    line.phase === 'signedIn' &&
    line.link.kind === 'online' &&
    !line.second &&
    calls.length + newCount + people.own + Object.keys(sendings).length === 0 &&
    [gap, dialRequest, deleting, history.trouble].every((it) => it === undefined)
  )
}

/** Whether something is so within two seconds. */
async function comesAbout(isSo: () => Promise<boolean>): Promise<boolean> {
  for (const giveUpAt = performance.now() + 2_000; performance.now() < giveUpAt; await wait(50))
    if (await isSo()) return true
  return false
}

const snapshotOf = (app: App): Promise<Snapshot> => app.command('getSnapshot', {})

async function formOf(app: App): Promise<void> {
  const window = await app.mainWindow()
  await window.getByLabel('Server').waitFor()
}
