import { text } from 'node:stream/consumers'
import { openLine, type Line, type LineOptions } from '../src-main/portaswitch/client/line.ts'
import { defaultTiming } from '../src-main/timing.ts'

/**
 * Opens a line as the command line says: HOST:PORT ACCOUNT FINGERPRINT, then what the example needs; the password comes by
 * standard input. FINGERPRINT is that of the server's certificate, `-` for one that needs no trust of ours.
 *
 * `npm run emulator -- --port 8445 --account 123007:secret` starts a PortaSwitch to try on, and prints its fingerprint.
 */
export async function signIn(
  on: Partial<Pick<LineOptions, 'onEvent' | 'onIvrEvent'>> = {},
): Promise<{ readonly line: Line; readonly login: string; readonly rest: readonly string[] }> {
  const [address = '', login = '', pin, ...rest] = process.argv.slice(2)
  const { hostname: host, port } = new URL(`https://${address}`)
  const line = openLine({
    server: { host, port: Number(port || 443) },
    credentials: { login, password: (await text(process.stdin)).trim() },
    pin: pin === '-' ? undefined : pin,
    timing: defaultTiming,
    clock: { now: () => Date.now(), monotonic: () => performance.now() },
    random: Math.random,
    log: { debug: () => {}, info: () => {}, warn: (message, facts) => console.error(message, facts) },
    onEvent: () => {},
    ...on,
  })
  await line.signedIn
  return { line, login, rest }
}
