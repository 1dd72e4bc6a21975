import { officeTypes } from '../../src-main/portaswitch/protocol/customer.ts'
import { mainOffice } from '../model/world.ts'
import type { ServiceHandlers } from './handler.ts'
import { page } from './page.ts'
import { refuse } from './refuse.ts'

/** The customer of all lines, its offices and its queues. */
export const customer: ServiceHandlers<'Customer'> = {
  get_customer_info: ({ i_customer }, context) => {
    const { world } = context.switchboard
    if (i_customer !== undefined && i_customer !== world.iCustomer)
      return refuse(context, { i_customer: `${i_customer} is not the customer of this account` })
    const { office } = world.options
    return {
      answer: {
        customer_info: {
          i_customer: world.iCustomer,
          name: world.customerName,
          i_office_type: officeTypes[office],
          i_main_office: office === 'branch' ? mainOffice(world) : null,
        },
      },
    }
  },

  get_callqueue_list: (params, { switchboard }) => {
    const { items } = page(switchboard.world.queues, { ...params, get_total: undefined })
    return { answer: { callqueue_list: items.map(({ iQueue, name }) => ({ i_c_queue: iQueue, name })) } }
  },
}
