// An IVR application: greets each caller of an access number with a sound and says which keys they press.
//   npx tsx examples/answer-an-ivr-call.ts HOST:PORT ACCOUNT FINGERPRINT I_IVR_AN URL < password.txt
// With the emulator: --ivr 123007 makes that account an access number; its I_IVR_AN is 50123007.
import { callControlNotifications, enableApiNotifications } from '../src-main/portaswitch/protocol/call-control.ts'
import { playPrompt, startDtmfDetect } from '../src-main/portaswitch/protocol/ivr.ts'
import type { Leg } from '../src-main/portaswitch/protocol/leg.ts'
import { signIn } from './sign-in.ts'

const greeted = new Set<string>()
const { line, login, rest } = await signIn({
  onEvent: (event) => {
    if (event.type === 'line.subscribed') void subscribe()
    if (event.type === 'line.leg') void greet(event.leg)
  },
  onIvrEvent: (event) => {
    if (event.kind === 'digit') console.log(`pressed ${event.digit}`)
    else console.log('heard the prompt')
  },
})
process.once('SIGTERM', () => void line.signOut())

async function subscribe(): Promise<void> {
  await line.call(enableApiNotifications, { event: callControlNotifications, i_ivr_an: Number(rest[0]) })
  console.log('waiting for calls')
}

async function greet({ key, state, wireCallId: id, tag, transportId, callee }: Leg): Promise<void> {
  const isOurs = callee.accountId === login && transportId !== undefined
  if (state !== 'connected' || !isOurs || greeted.has(key)) return
  greeted.add(key)
  const leg = { call: { id, tag }, transport_id: transportId }
  // The caller's leg of the same call cannot be steered: it is refused.
  await line.call(startDtmfDetect, leg).then(
    () => line.call(playPrompt, { ...leg, url: rest[1] ?? '' }),
    () => undefined,
  )
}
