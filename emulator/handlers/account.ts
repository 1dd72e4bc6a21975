import type { Line } from '../model/line.ts'
import { displayName } from '../model/line.ts'
import type { World } from '../model/world.ts'
import type { ServiceHandlers } from './handler.ts'
import { phonebook } from './contacts.ts'
import { history } from './history.ts'
import { mailbox } from './mailbox.ts'

const writeAccount = (world: World, line: Line) => ({
  i_account: line.iAccount,
  i_customer: world.iCustomer,
  id: line.id,
  extension_id: line.extension,
  extension_name: displayName(line),
  firstname: line.firstName,
  lastname: line.lastName,
  customer_name: world.customerName,
  email: line.email,
  time_zone_name: line.timeZone,
})

/** What an account may ask about itself and its neighbours. Field notes, "What an account may also ask". */
export const account: ServiceHandlers<'Account'> = {
  get_account_info: (params, { switchboard, line }) => {
    const { world } = switchboard
    const asked =
      params.i_account === undefined ? line : world.lines.find(({ iAccount }) => iAccount === params.i_account)
    return { answer: { account_info: asked === undefined ? null : writeAccount(world, asked) } }
  },

  get_account_list: (params, { switchboard }) => {
    const { world } = switchboard
    const from = params.offset ?? 0
    const found = world.lines
      .filter((line) => params.id === undefined || line.id === params.id)
      .filter(() => params.i_customer === undefined || params.i_customer === world.iCustomer)
      .slice(from, params.limit === undefined ? undefined : from + params.limit)
    return { answer: { account_list: found.map((line) => writeAccount(world, line)) } }
  },

  get_alias_list: (params, { switchboard, line }) => {
    const { lines } = switchboard.world
    const asked = params.i_account === undefined ? line : lines.find(({ iAccount }) => iAccount === params.i_account)
    return { answer: { alias_list: (asked?.aliases ?? []).map((id) => ({ id })) } }
  },

  ...mailbox,
  ...history,
  ...phonebook,
}
