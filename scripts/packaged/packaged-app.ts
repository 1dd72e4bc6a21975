import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { chromium, expect, type Browser, type Page } from '@playwright/test'
import { sandboxArguments } from '../sandbox.ts'

/** Where electron-builder leaves the unpacked app, of a release or of the stand-in. */
const places: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/sidetone',
  win32: 'win-unpacked/Sidetone.exe',
  darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Sidetone.app/Contents/MacOS/Sidetone`,
}

/** The program of the package that was made last. */
export function packagedProgram(): string {
  const place = places[process.platform]
  const program = ['dist/not-for-release', 'dist']
    .map((folder) => `${folder}/${place}`)
    .find((path) => existsSync(path))
  if (program === undefined) throw new Error('there is no package: npm run dist -- --dir')
  return program
}

/**
 * A package that runs. Its main process takes no debugger (a fuse is off), so its pages are reached as those of a browser
 * are.
 */
export class PackagedApp {
  readonly #program: ChildProcess
  readonly #browser: Browser

  private constructor(program: ChildProcess, browser: Browser) {
    this.#program = program
    this.#browser = browser
  }

  static async start({ program, folder }: { readonly program: string; readonly folder: string }): Promise<PackagedApp> {
    const args = [`--user-data-dir=${folder}`, '--remote-debugging-port=0', ...sandboxArguments()]
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    try {
      const address = await debuggingAddress(child)
      // Who comes before the first page waits for an answer in vain.
      await expect.poll(() => countPages(address), { timeout: 30_000 }).toBeGreaterThan(0)
      return new PackagedApp(child, await connect(address))
    } catch (error) {
      child.kill()
      throw error
    }
  }

  /** The page of a window, as soon as it is there. */
  async page(name: 'main' | 'popup'): Promise<Page> {
    const [context] = this.#browser.contexts()
    if (context === undefined) throw new Error('the package shows no pages')
    const fits = (page: Page) => page.url().endsWith(`/${name}.html`)
    return context.pages().find(fits) ?? (await context.waitForEvent('page', { predicate: fits }))
  }

  /** Tells the program to end, and waits until it has. */
  async quit(): Promise<void> {
    const ended = once(this.#program, 'exit')
    if (this.#program.exitCode === null) this.#program.kill('SIGTERM')
    await ended
  }
}

/** A page that is just being made can leave the connection waiting: then the next one finds it made. */
async function connect(address: string): Promise<Browser> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 8_000 })
    } catch (error) {
      if (tries === 4) throw error
    }
  }
}

async function countPages(address: string): Promise<number> {
  const response = await fetch(`http://${new URL(address).host}/json/list`)
  const targets: unknown = await response.json()
  return Array.isArray(targets) ? targets.filter(({ type }) => type === 'page').length : 0
}

/** Chromium prints where it listens, and says all else there, too. */
async function debuggingAddress(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error('the package has no output')
  const said: string[] = []
  for await (const line of createInterface({ input: child.stderr })) {
    const [, address] = /^DevTools listening on (ws:.*)$/.exec(line) ?? []
    if (address !== undefined) {
      child.stderr.resume()
      return address
    }
    said.push(line)
  }
  throw new Error(`the package ended at once:\n${said.join('\n')}`)
}
