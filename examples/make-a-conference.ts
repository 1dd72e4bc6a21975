// Makes a conference for ten and lists all there are:
//   npx tsx examples/make-a-conference.ts HOST:PORT ACCOUNT FINGERPRINT NAME < password.txt
import { randomInt } from 'node:crypto'
import { createConf, getConfList } from '../src-main/portaswitch/protocol/conference.ts'
import { signIn } from './sign-in.ts'

const { line, rest } = await signIn()
const [name = ''] = rest
const pin = () => String(randomInt(100_000, 1_000_000))
await line.call(createConf, {
  conf_info: { name, pin_host: pin(), pin_user: pin(), max_participants: 10, wait_host: 'Y', play_moh: 'Y' },
})
for (const conference of (await line.call(getConfList, {})).conf_list)
  console.log(`${conference.name ?? ''}: PIN ${conference.pin_user ?? ''}, administrator ${conference.pin_host ?? ''}`)
await line.signOut()
