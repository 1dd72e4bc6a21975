// Calls a number: first the phone of the account rings, then the number.
//   npx tsx examples/click-to-dial.ts HOST:PORT ACCOUNT FINGERPRINT NUMBER < password.txt
import { originateAdvancedCall } from '../src-main/portaswitch/protocol/call-control.ts'
import { signIn } from './sign-in.ts'

let onReady = () => {}
const isReady = new Promise<void>((resolve) => (onReady = resolve))
const { line, login, rest } = await signIn({
  onEvent: (event) => {
    if (event.type === 'line.subscribed') onReady()
  },
})
const [number = ''] = rest
await isReady
const { call } = await line.call(originateAdvancedCall, { bill_id: login, caller_id: login, callee_id: number })
console.log(`Call ${call.id}: pick up the phone.`)
await line.signOut()
