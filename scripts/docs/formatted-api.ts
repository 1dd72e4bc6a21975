import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { allMethods } from '../../src-main/portaswitch/protocol/structures.ts'
import { writeApi } from './write-api.ts'

export const apiFile = fileURLToPath(new URL('../../docs/api.md', import.meta.url))

/** The document as it stands in docs/. */
export const formattedApi = async () =>
  format(writeApi(allMethods), { ...(await resolveConfig(apiFile)), filepath: apiFile })
