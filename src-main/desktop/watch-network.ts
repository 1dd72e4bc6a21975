import { networkInterfaces } from 'node:os'

export type NetworkChange =
  /** An address of this computer is gone, and with it perhaps the way that the connection took. */
  | 'lost'
  /** There is one more. */
  | 'gained'

export interface NetworkOptions {
  /** How often to look, milliseconds: no system tells Node of a change. */
  readonly every: number
  readonly onChange: (change: NetworkChange) => void
  readonly addresses?: () => ReadonlySet<string>
}

/** Tells when the computer comes into another network, or into one at all. Answers the function that ends it. */
export function watchNetwork({ every, onChange, addresses = ownAddresses }: NetworkOptions): () => void {
  let known = addresses()
  const timer = setInterval(() => {
    const before = known
    known = addresses()
    if ([...before].some((address) => !known.has(address))) onChange('lost')
    else if (known.size > before.size) onChange('gained')
  }, every)
  return () => clearInterval(timer)
}

function ownAddresses(): ReadonlySet<string> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return new Set(all.filter(({ internal }) => !internal).map(({ address }) => address))
}
