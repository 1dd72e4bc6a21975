import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { argumentsOf, type EmulatorOptions } from './harness-options.ts'
import { builtEmulator } from './harness-program.ts'
import type { Ready } from './run.ts'

/** An emulator that has said that it is ready. */
export interface Launched {
  readonly child: ChildProcess
  readonly ready: Required<Ready>
}

/** Starts an emulator as a process of its own; rejects with what it complains of. */
export async function launch(options: EmulatorOptions): Promise<Launched> {
  const child = spawn(process.execPath, [await builtEmulator(), ...argumentsOf(options)], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  return { child, ready: await readReady(child) }
}

async function readReady(child: ChildProcess): Promise<Required<Ready>> {
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('the emulator has no output')
  let complaint = ''
  stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).once('line', resolve)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the emulator ended with ${String(code)}: ${complaint}`)))
  })
  const ready = JSON.parse(line) as Ready
  if (ready.control === undefined) throw new Error('the emulator has no control address')
  return { ...ready, control: ready.control }
}
