import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { createServer } from 'node:net'
import { devNull } from 'node:os'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { builtEmulator } from './harness-program.ts'
import { startEmulator } from './harness.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** As `npm run emulator` starts it. */
const asScript = ['--import', 'tsx', 'emulator/cli.ts']
/** The same program, compiled: it takes a fifth of the time to start. */
let program: readonly string[]
beforeAll(async () => {
  program = [await builtEmulator()]
})

const run = (...args: string[]) => runAs(program, ...args)
function runAs(start: readonly string[], ...args: string[]) {
  const child = spawn(process.execPath, [...start, ...args], { cwd: root })
  const output = { out: '', error: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.error += text))
  const ended = once(child, 'close').then(([code]: unknown[]) => ({ ...output, code }))
  return { child, output, ended }
}

describe('npm run emulator', () => {
  it('prints one line of JSON when ready, and ends when it is told to', async () => {
    const { child, output, ended } = runAs(asScript, '--port', '0', '--account', '123007:secret')
    await expect.poll(() => output.out, { timeout: 30_000 }).toContain('\n')
    expect(JSON.parse(output.out)).toEqual({
      url: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+$/),
      ws: expect.stringMatching(/^wss:\/\/127\.0\.0\.1:\d+\/ws$/),
      fingerprint: expect.stringMatching(/^[0-9A-F]{64}$/),
      wsFingerprint: expect.stringMatching(/^[0-9A-F]{64}$/),
    })
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: process.platform === 'win32' ? null : 0, error: '' })
  }, 60_000)

  it('ends with its input where it is asked to', async () => {
    const { child, output, ended } = run('--port', '0', '--until-input-ends')
    await expect.poll(() => output.out, { timeout: 30_000 }).toContain('\n')
    child.stdin.end()
    expect(await ended).toMatchObject({ code: 0 })
  }, 60_000)

  it('ends at once where there is no input, as a file that has ended is none', async () => {
    const none = await open(devNull, 'r')
    const child = spawn(process.execPath, [...program, '--port=0', '--until-input-ends'], {
      cwd: root,
      stdio: [none.fd, 'ignore', 'ignore'],
    })
    expect(await once(child, 'exit')).toEqual([0, null])
    await none.close()
  }, 60_000)

  it('says what is wrong, or that the port is taken', async () => {
    expect(await run('--phone', 'rotary').ended).toMatchObject({ code: 2, error: expect.stringContaining('--help') })
    const taken = createServer().listen(0, '127.0.0.1')
    await once(taken, 'listening')
    const address = taken.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    expect(await run('--port', String(port)).ended).toMatchObject({
      code: 1,
      error: expect.stringContaining(`Port ${port} is taken`),
    })
    taken.close()
  }, 60_000)
})

describe('a test that starts it', () => {
  it('hears why it does not start, and can start another where one was', async () => {
    await expect(startEmulator({ accounts: ['nonsense'] })).rejects.toThrow(/--account is ID:PASSWORD/)
    const first = await startEmulator()
    await first.stop()
    await first.stop()
    const second = await startEmulator({ port: first.port })
    expect(second.url).toBe(first.url)
    await second.stop()
  }, 60_000)
})
