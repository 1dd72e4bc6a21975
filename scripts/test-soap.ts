// The reference's appendix walked by clients that are not ours, against the emulator: npm run test:soap. SOAP::Lite with MIME
// attachments (Debian: libsoap-lite-perl, libmime-tools-perl), and curl for REST.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '../emulator/harness.ts'
import { tone } from '../emulator/model/tone.ts'

const folder = mkdtempSync(join(tmpdir(), 'sidetone-soap-'))
const greeting = join(folder, 'welcome.au')
writeFileSync(greeting, tone(440, 2))
const emulator = await startEmulator({ conversionMs: 0 })

try {
  for (const path of ['/soap/soap.fcgi', '/soap.fcgi']) {
    console.log(`# SOAP::Lite at ${path}`)
    const walk = join(import.meta.dirname, 'soap', 'walk.pl')
    execFileSync('perl', [walk, `${emulator.url}${path}`, greeting], { stdio: 'inherit' })
  }
  walkByCurl()
} finally {
  await emulator.stop()
  rmSync(folder, { recursive: true })
}

/** The same over REST: a form as the reference shows it, a form with a file, and a file in the answer. */
function walkByCurl(): void {
  console.log('# curl')
  const post = (method: string, ...args: string[]) =>
    execFileSync('curl', ['-sk', `${emulator.url}/UM/rest/${method}`, ...args], { encoding: 'utf8' })
  const read = (text: string): Record<string, unknown> => Object(JSON.parse(text))
  const session = read(
    post('Session/login', '-d', 'auth_info={}', '-d', 'params={"login":"123007","password":"secret"}'),
  )
  const auth = `auth_info=${JSON.stringify({ session_id: session['session_id'] })}`
  expect('signs in', session['session_id'] !== undefined)
  expect(
    'changes settings',
    read(post('Voicemail/set_vm_settings', '-d', auth, '-d', 'params={"vm_settings":{"greetings":"personal"}}'))[
      'vm_settings_saved'
    ] === 1,
  )
  const params = 'params={"greeting_info":{"greeting_type":"personal","filename":"welcome.au"}}'
  const file = `filename=@${greeting};type=audio/basic`
  expect(
    'sends a greeting',
    read(post('Voicemail/set_vm_greeting', '-F', auth, '-F', params, '-F', file))['success'] === 1,
  )
  const fetched = join(folder, 'fetched.au')
  post('Voicemail/get_vm_greeting', '-d', auth, '-d', 'params={"greeting_type":"personal"}', '-o', fetched)
  expect('fetches it, byte for byte', readFileSync(fetched).equals(readFileSync(greeting)))
  expect('signs out', read(post('Session/logout', '-d', auth, '-d', 'params={}'))['success'] === 1)
}

function expect(what: string, isSo: boolean): void {
  console.log(`${isSo ? 'ok' : 'not ok'} - ${what}`)
  if (!isSo) process.exitCode = 1
}
