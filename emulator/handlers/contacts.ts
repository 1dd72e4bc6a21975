import type { ServiceHandlers } from './handler.ts'
import { page } from './page.ts'
import { refuse } from './refuse.ts'

/** The account's phone book. Field notes, "What an account may also ask". */
export const phonebook: Pick<ServiceHandlers<'Account'>, 'get_phonebook_list'> = {
  get_phonebook_list: (params, { switchboard, line }) => {
    const { items, total } = page(switchboard.records.of(line.id).phonebook, params)
    return { answer: { phonebook_rec_list: items, ...total } }
  },
}

/** The company's directories. */
export const directories: ServiceHandlers<'UA'> = {
  get_phone_directory_list: (params, { switchboard }) => {
    const { items, total } = page(switchboard.records.directories, params)
    return {
      answer: { phone_directory_list: items.map(({ id, name }) => ({ i_ua_config_directory: id, name })), ...total },
    }
  },

  get_phone_directory_info: (params, context) => {
    const asked = params.i_ua_config_directory
    const directory = context.switchboard.records.directories.find(({ id }) => id === asked)
    if (directory === undefined) return refuse(context, { i_ua_config_directory: `there is no directory ${asked}` })
    const { id, name, records } = directory
    const { items, total } = page(params.get_records === 'Y' ? records : [], params)
    return {
      answer: { phone_directory_info: { i_ua_config_directory: id, name, directory_records: items }, ...total },
    }
  },
}
