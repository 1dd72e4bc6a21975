import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { RunningEmulator } from '../emulator/harness.ts'
import { asRoot, floorEnv, floorFolder } from './floor-app.ts'

/** The Electron that runs here, as the project set it up. */
const electron = new URL('../node_modules/electron/dist/electron', import.meta.url).pathname

/** From the spawn of a bare Electron to its one window painted, in milliseconds. */
export async function measureFloorStart(): Promise<number> {
  const spawnedAt = wall()
  const child = spawn(electron, [floorFolder, ...asRoot], {
    env: floorEnv({ shown: true }),
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const paintedAt = await new Promise<number>((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('The floor has no output'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const at = /^painted ([\d.]+)$/.exec(line)?.[1]
      if (at !== undefined) resolve(Number(at))
    })
    child.once('exit', () => reject(new Error('The floor ended before it painted')))
  })
  await end(child)
  return paintedAt - spawnedAt
}

/** From the spawn of Sidetone, who stayed signed in, to its subscription at the server, in milliseconds. */
export async function measureStart(emulator: RunningEmulator, userData: string): Promise<number> {
  const after = await emulator.requestCount()
  const spawnedAt = wall()
  const child = startSidetone(userData)
  const { at } = await emulator.waitForRequest('CallControl.enable_api_notifications', () => true, { after })
  await emulator.waitForRequest('CallControl.get_sip_calls_list', () => true, { after })
  await end(child)
  return at - spawnedAt
}

/** Sidetone in the tray, without a window of its own, with nobody attached to it. */
export function startSidetone(userData: string): ChildProcess {
  return spawn(electron, ['.', `--user-data-dir=${userData}`, ...asRoot, '--hidden'], { stdio: 'ignore' })
}

/** A bare Electron with one hidden window. */
export function startHiddenFloor(): ChildProcess {
  return spawn(electron, [floorFolder, ...asRoot], { env: floorEnv({}), stdio: 'ignore' })
}

/** Ends a program that we started, and waits for it. */
export async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await ended
}

const wall = () => performance.timeOrigin + performance.now()
