// Signs in to a PortaSwitch and prints what happens on the line:
//   npx tsx examples/watch-a-line.ts HOST:PORT ACCOUNT FINGERPRINT < password.txt
// `npm run emulator -- --port 8445 --account 123007:secret` starts one to try it on, and prints its fingerprint.
import { text } from 'node:stream/consumers'
import { openLine } from '../src-main/portaswitch/client/line.ts'
import { defaultTiming } from '../src-main/timing.ts'

const [address = '', login = '', pin] = process.argv.slice(2)
const { hostname: host, port } = new URL(`https://${address}`)

const line = openLine({
  server: { host, port: Number(port || 443) },
  credentials: { login, password: (await text(process.stdin)).trim() },
  pin,
  timing: defaultTiming,
  clock: { now: () => Date.now(), monotonic: () => performance.now() },
  random: Math.random,
  log: console,
  onEvent: (event) => console.log(JSON.stringify(event)),
})
process.once('SIGINT', () => void line.signOut())
await line.signedIn.catch((error: unknown) => console.error(String(error)))
