/** Short facts beside a message: kinds, lengths, codes. Never content from the wire. */
export type Facts = Readonly<Record<string, string | number | boolean | undefined>>

/** Where the client tells what it does. No secret is ever handed to it. */
export interface Log {
  debug(message: string, facts?: Facts): void
  info(message: string, facts?: Facts): void
  warn(message: string, facts?: Facts): void
}
