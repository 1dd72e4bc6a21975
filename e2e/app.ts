import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, expect, type ElectronApplication, type Page } from '@playwright/test'
import type { Bridge, CommandName, CommandParams, CommandResult, Settings } from '../src-main/ipc/contract.ts'
import { defaultSettings, defaultStored, type Stored } from '../src-main/storage/stored.ts'
import type { Timing } from '../src-main/timing.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

/** How a test wants the app to be started; all of it can be left out. */
export interface AppOptions {
  /** Time limits that differ from the app's own, in milliseconds. */
  readonly timing?: Partial<Timing>
  readonly settings?: Partial<Settings>
  /** The certificate of the emulator is trusted already, as if a person had done it. True unless said otherwise. */
  readonly pinned?: boolean
  /** Further arguments of the program, `--hidden` for instance. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

type InMain<Arg, Result> = (electron: typeof Electron, arg: Arg) => Result | Promise<Result>

export type Rectangle = Electron.Rectangle

interface Server {
  readonly port: number
  readonly fingerprint: string
}

export interface SignInForm {
  readonly server?: string
  readonly accountId?: string
  readonly password?: string
  readonly domain?: string
  readonly webSocket?: string
  readonly staySignedIn?: boolean
}

/** The built app with a data folder of its own. */
export class App {
  readonly folder: string
  readonly #options: AppOptions
  #server: Server
  #electron: ElectronApplication | undefined

  private constructor(folder: string, server: Server, options: AppOptions) {
    this.folder = folder
    this.#server = server
    this.#options = options
  }

  /** A fresh data folder, in which the certificates of further servers can be trusted too; the app is not started yet. */
  static async prepare(server: Server, options: AppOptions, further: readonly Server[] = []): Promise<App> {
    const folder = await mkdtemp(join(tmpdir(), 'sidetone-'))
    const app = new App(folder, server, options)
    const stored: Stored = defaultStored({ ...defaultSettings({ country: 'US' }), ...options.settings })
    const trusted = options.pinned === false ? [] : [server, ...further]
    const pins = Object.fromEntries(trusted.map((each) => [addressOf(each), each.fingerprint]))
    await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...stored, pins }))
    return app
  }

  /** One more start of the app with the same data. */
  static sharing(app: App): App {
    return new App(app.folder, app.#server, app.#options)
  }

  /** What a person types as the server. */
  get address(): string {
    return addressOf(this.#server)
  }

  /** From now on the form is filled in with another server. */
  moveTo(server: Server): void {
    this.#server = server
  }

  get isRunning(): boolean {
    return this.#electron !== undefined
  }

  get electron(): ElectronApplication {
    if (this.#electron === undefined) throw new Error('the app is not running')
    return this.#electron
  }

  /** Starts the app, also again after {@link close}: then with the data that it left. */
  async start(args: readonly string[] = this.#options.args ?? []): Promise<void> {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    this.#electron = await _electron.launch({
      cwd: project,
      args: ['.', `--user-data-dir=${this.folder}`, ...asRoot, ...args],
      env: {
        ...definedOnly(process.env),
        // A start entry of a test must not stay in the home of who runs it.
        XDG_CONFIG_HOME: join(this.folder, 'config'),
        SIDETONE_TIMING: JSON.stringify(this.#options.timing ?? {}),
        ...this.#options.env,
      },
    })
  }

  /** The page of a window as soon as it is there. Hidden windows have pages too. */
  async page(name: 'main' | 'popup'): Promise<Page> {
    const fits = (page: Page) => page.url().endsWith(`/${name}.html`)
    const known = this.electron.windows().find(fits)
    if (known !== undefined) return known
    return await this.electron.waitForEvent('window', {
      predicate: async (page) => {
        await page.waitForURL(/html$/)
        return fits(page)
      },
    })
  }

  mainWindow(): Promise<Page> {
    return this.page('main')
  }

  popup(): Promise<Page> {
    return this.page('popup')
  }

  /** Fills in the form and presses the button. Whether it works out is for the test to say. */
  async fillSignIn({
    server = this.address,
    accountId = '123007',
    password = 'secret',
    domain,
    webSocket,
    ...form
  }: SignInForm = {}): Promise<void> {
    const window = await this.mainWindow()
    await window.getByLabel('Server').fill(server)
    await window.getByLabel('Account ID').fill(accountId)
    await window.getByLabel('Password', { exact: true }).fill(password)
    if (domain !== undefined || webSocket !== undefined) {
      const more = window.getByRole('button', { name: 'More' })
      if ((await more.getAttribute('aria-expanded')) === 'false') await more.click()
      await window.getByLabel('Domain').fill(domain ?? '')
      await window.getByLabel('WebSocket address').fill(webSocket ?? '')
    }
    const stay = window.getByRole('switch', { name: 'Stay signed in' })
    if (form.staySignedIn !== undefined && (await stay.isChecked()) !== form.staySignedIn) await stay.click()
    await window.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  /** Signs in through the form, unless somebody is signed in, and waits until the line is up and the pop-up is ready for a ring. */
  async signIn(form?: SignInForm): Promise<void> {
    const { line } = await this.command('getSnapshot', {})
    if (form !== undefined || line.phase !== 'signedIn') await this.fillSignIn(form)
    await this.online()
  }

  /** The line is up and the pop-up, still hidden, is ready for a ring. */
  async online(): Promise<void> {
    const popup = await this.popup()
    await expect(popup.getByRole('main')).toBeAttached()
  }

  /** Does something in the main process; see {@link inMain}. */
  inMain<Arg, Result>(act: InMain<Arg, Result>, arg: Arg): Promise<Result> {
    return inMain(this.electron, act, arg)
  }

  /** Whether a window can be seen on the screen: a page cannot tell. */
  async isVisible(name: 'main' | 'popup'): Promise<boolean> {
    return await this.inMain(
      ({ BrowserWindow }, page) =>
        BrowserWindow.getAllWindows().some(
          (window) => window.webContents.getURL().endsWith(`/${page}.html`) && window.isVisible(),
        ),
      name,
    )
  }

  /** On the screen, in its pixels. */
  async boundsOf(name: 'main' | 'popup'): Promise<Rectangle> {
    const bounds = await this.inMain(
      ({ BrowserWindow }, page) =>
        BrowserWindow.getAllWindows()
          .find((window) => window.webContents.getURL().endsWith(`/${page}.html`))
          ?.getBounds(),
      name,
    )
    if (bounds === undefined) throw new Error(`there is no window ${name}`)
    return bounds
  }

  /** The address of the page that has the keyboard, where it is one of ours. */
  async focusedPage(): Promise<string | undefined> {
    return await this.inMain(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL(), undefined)
  }

  /** Closes a window as its own button does. */
  async closeWindow(name: 'main' | 'popup'): Promise<void> {
    await this.inMain(({ BrowserWindow }, page) => {
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().endsWith(`/${page}.html`))
        ?.close()
    }, name)
  }

  /** The process of a page dies. Its page of Playwright's is of no use from then on. */
  async crash(name: 'main' | 'popup'): Promise<void> {
    await this.inMain(({ BrowserWindow }, page) => {
      BrowserWindow.getAllWindows()
        .find((window) => window.webContents.getURL().endsWith(`/${page}.html`))
        ?.webContents.forcefullyCrashRenderer()
    }, name)
  }

  /** What a page says now, asked past Playwright: it cannot follow a page that has died and come back. */
  async textOf(name: 'main' | 'popup'): Promise<string> {
    return await this.inMain(async ({ BrowserWindow }, page) => {
      const window = BrowserWindow.getAllWindows().find((it) => it.webContents.getURL().endsWith(`/${page}.html`))
      return String(await window?.webContents.executeJavaScript('document.body.innerText'))
    }, name)
  }

  /** Sends a command as the main window's page would. */
  async command<Name extends CommandName>(name: Name, params: CommandParams<Name>): Promise<CommandResult<Name>> {
    const window = await this.mainWindow()
    const result = await window.evaluate(
      ([name, params]) => {
        const { call } = Reflect.get(globalThis, 'sidetone') as Bridge
        return call(name, params)
      },
      [name, params] as const,
    )
    return result as CommandResult<Name>
  }

  /** `settings.json` as it stands on the disk. */
  async stored(): Promise<Stored> {
    return JSON.parse(await readFile(join(this.folder, 'settings.json'), 'utf8')) as Stored
  }

  async log(): Promise<string> {
    return await readFile(join(this.folder, 'logs/sidetone.log'), 'utf8').catch(() => '')
  }

  /** Quits the app as its menu does, and waits until it has ended. */
  async close(): Promise<void> {
    const electron = this.#electron
    this.#electron = undefined
    await electron?.close()
  }

  /** Ends the app as a power cut does. */
  async kill(): Promise<void> {
    const electron = this.electron
    this.#electron = undefined
    const closed = electron.waitForEvent('close')
    electron.process().kill('SIGKILL')
    await closed
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/**
 * Does something in the main process of an app. The engine can let go of the answer before Playwright has it, which happens
 * under load and says so; then it is asked once more.
 */
export async function inMain<Arg, Result>(
  electron: ElectronApplication,
  act: InMain<Arg, Result>,
  arg: Arg,
): Promise<Result> {
  const evaluate = electron.evaluate.bind(electron) as (act: InMain<Arg, Result>, arg: Arg) => Promise<Result>
  try {
    return await evaluate(act, arg)
  } catch (error) {
    if (!String(error).includes('garbage collected')) throw error
    return await evaluate(act, arg)
  }
}

const addressOf = ({ port }: Server): string => `127.0.0.1:${port}`

const definedOnly = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
