import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startEmulator, type RunningEmulator } from '../emulator/harness.ts'
import { tone } from '../emulator/model/tone.ts'

const names = ['watch-a-line', 'click-to-dial', 'upload-a-greeting', 'make-a-conference', 'answer-an-ivr-call'] as const

let emulator: RunningEmulator
let folder: string
const running = new Set<ChildProcess>()

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-examples-'))
  await compile(join(folder, 'compiled'))
  emulator = await startEmulator({ conversionMs: 0, ivr: ['123003'] })
})
afterAll(async () => {
  for (const child of running) child.kill()
  rmSync(folder, { recursive: true })
  await emulator.stop()
})

const root = join(import.meta.dirname, '..')

/** All of them at once takes less than one takes to be compiled at its start. */
async function compile(outDir: string): Promise<void> {
  const input = names.map((name) => join(root, 'examples', `${name}.ts`))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    build: { ssr: true, target: 'node20', outDir, minify: false, rolldownOptions: { input } },
  })
  // Packages are found from where their program is.
  symlinkSync(join(root, 'node_modules'), join(outDir, 'node_modules'), 'junction')
}

/** Runs an example; `said` is what it has printed so far. */
const run = (name: (typeof names)[number], account: string, ...args: string[]) =>
  runAs([join(folder, 'compiled', `${name}.js`)], account, ...args)

function runAs(start: readonly string[], account: string, ...args: string[]) {
  const trusted = [`127.0.0.1:${emulator.port}`, account, emulator.fingerprint]
  const child = spawn(process.execPath, [...start, ...trusted, ...args], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  running.add(child)
  const output = { said: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output.said += text))
  child.stdin.end('secret\n')
  return { child, output, ended: once(child, 'close').then(([code]: unknown[]) => ({ ...output, code })) }
}

const says = (output: { readonly said: string }, what: string) =>
  expect.poll(() => output.said, { timeout: 25_000 }).toContain(what)

describe('the example', () => {
  it('watch-a-line prints what happens', async () => {
    const { child, output } = run('watch-a-line', '123007')
    await says(output, 'line.listed')
    const { callId } = await emulator.ring({ from: '123002', to: '123007' })
    await says(output, `"wireCallId":"${callId}"`)
    await emulator.phone('123002').hangUp(callId)
    child.kill()
  })

  it('click-to-dial rings the phone of the account', async () => {
    const { output, ended } = run('click-to-dial', '123007', '123002')
    expect(await ended).toMatchObject({ code: 0 })
    const { legs } = await emulator.state()
    expect(output.said).toContain(legs[0]?.call.id)
    await emulator.phone('123007').hangUp()
  })

  it('upload-a-greeting sends it and sees that it is heard', async () => {
    const file = join(folder, 'greeting.au')
    writeFileSync(file, tone(300, 20))
    expect(await run('upload-a-greeting', '123007', file).ended).toMatchObject({
      code: 0,
      said: expect.stringMatching(/41 %\n[^]*100 %\nCallers hear it now/),
    })
  })

  it('list-menus has ROOT', async () => {
    // As a person starts it.
    const started = runAs(['--import', 'tsx', 'examples/list-menus.ts'], '123007')
    expect(await started.ended).toMatchObject({ code: 0, said: 'ROOT (always)\n' })
  })

  it('make-a-conference makes one', async () => {
    expect(await run('make-a-conference', '123007', 'Monday').ended).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^Monday: PIN \d{6}, administrator \d{6}\n$/),
    })
  })

  it('answer-an-ivr-call greets callers and hears their keys', async () => {
    const { child, output } = run('answer-an-ivr-call', '123003', '50123003', 'http://192.0.2.1/welcome')
    await says(output, 'waiting for calls')
    await emulator.ring({ from: '+493055570142', to: '123003' })
    await says(output, 'heard the prompt')
    await emulator.press('+493055570142', '7')
    await says(output, 'pressed 7')
    child.kill()
  })
})
