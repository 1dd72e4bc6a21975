// Lists the menus of the auto attendant with what they do on which key:
//   npx tsx examples/list-menus.ts HOST:PORT ACCOUNT FINGERPRINT < password.txt
import { getMenuList, getMenuTransitionList } from '../src-main/portaswitch/protocol/auto-attendant.ts'
import { signIn } from './sign-in.ts'

const { line } = await signIn()
const { menu_list } = await line.call(getMenuList, {})
for (const { i_menu, name, period } of menu_list) {
  console.log(`${name ?? ''} (${period === undefined || period === '' ? 'always' : period})`)
  if (i_menu === undefined) continue
  const { transition_list } = await line.call(getMenuTransitionList, { i_menu })
  for (const { event, action, destination, target_i_menu } of transition_list) {
    const target = menu_list.find((menu) => menu.i_menu === target_i_menu)?.name
    console.log(`  ${event ?? ''}: ${action ?? ''} ${destination ?? target ?? ''}`.trimEnd())
  }
}
await line.signOut()
