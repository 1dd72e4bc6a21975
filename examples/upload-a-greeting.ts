// Sends a voicemail greeting and says when callers hear it. FILE is .au: 8000 Hz, mono, µ-law.
//   npx tsx examples/upload-a-greeting.ts HOST:PORT ACCOUNT FINGERPRINT FILE < password.txt
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileOfBytes } from '../src-main/portaswitch/client/file.ts'
import { getVmGreeting, setVmGreeting, setVmSettings } from '../src-main/portaswitch/protocol/voicemail.ts'
import { signIn } from './sign-in.ts'

const { line, rest } = await signIn()
const [path = ''] = rest
const bytes = await readFile(path)
const file = fileOfBytes(bytes, { name: basename(path), type: 'audio/basic' })
const greeting_info = { greeting_type: 'personal', filename: file.name } as const
await line.upload(setVmGreeting, { greeting_info }, file, {
  onProgress: (sent) => console.log(`${Math.round((100 * sent) / file.size)} %`),
})
await line.call(setVmSettings, { vm_settings: { greetings: 'personal' } })

// The server converts it first. No method asks after that: it is fetched back and compared.
const giveUpAt = Date.now() + 60_000
while (!(await isHeard()) && Date.now() < giveUpAt) await wait(500)
console.log((await isHeard()) ? 'Callers hear it now.' : 'The server still plays another one.')
await line.signOut()

async function isHeard(): Promise<boolean> {
  const heard = await line.download(getVmGreeting, { greeting_type: 'personal' }).catch(() => undefined)
  const parts: Uint8Array[] = []
  for await (const part of heard?.chunks ?? []) parts.push(part)
  return Buffer.concat(parts).equals(bytes)
}
