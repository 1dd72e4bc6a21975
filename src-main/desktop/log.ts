import { join } from 'node:path'
import electronLog from 'electron-log/node'
import { withoutSecrets } from './without-secrets.ts'

/** Short facts beside a message. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>

export interface Log {
  debug(message: string, facts?: Facts): void
  info(message: string, facts?: Facts): void
  warn(message: string, facts?: Facts): void
  /** Something of ours that went wrong; of the error its name, message and place are kept. */
  error(message: string, error?: unknown): void
}

/** Bytes; then the file becomes `sidetone.old.log` and a new one is begun. */
const longest = 1_000_000

/** Writes to `sidetone.log` in `folder`, for its owner only. `verbose` is for development: debug lines, and the console. */
export function createLog({ folder, verbose }: { readonly folder: string; readonly verbose: boolean }): Log {
  const logger = electronLog.create({ logId: 'sidetone' })
  const { file, console } = logger.transports
  file.resolvePathFn = () => join(folder, 'sidetone.log')
  file.maxSize = longest
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' }
  file.format = '{y}-{m}-{d} {h}:{i}:{s}.{ms} {level} {text}'
  file.level = verbose ? 'debug' : 'info'
  console.level = verbose ? 'debug' : false
  console.format = '{level} {text}'

  const line = (message: string, facts: Facts = {}) =>
    withoutSecrets(
      [
        message,
        ...Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : `${name}=${value}`)),
      ].join(' '),
    )
  return {
    debug: (message, facts) => logger.debug(line(message, facts)),
    info: (message, facts) => logger.info(line(message, facts)),
    warn: (message, facts) => logger.warn(line(message, facts)),
    error: (message, error) => logger.error(line(error === undefined ? message : `${message}: ${describe(error)}`)),
  }
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error)
