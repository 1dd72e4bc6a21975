import { networkInterfaces } from 'node:os'

export type NetworkChange =
  /** An address of this computer is gone, and with it perhaps the way that the connection took. */
  | 'lost'
  /** There is one more. */
  | 'gained'

export interface NetworkOptions {
  /** How often to look unasked, milliseconds: no system tells Node of a change. */
  readonly every: number
  readonly onChange: (change: NetworkChange) => void
  readonly addresses?: () => ReadonlySet<string>
}

export interface NetworkWatch {
  /** There may be another network now. */
  look(): void
  end(): void
}

/** Tells when the computer comes into another network, or into one at all. */
export function watchNetwork({ every, onChange, addresses = ownAddresses }: NetworkOptions): NetworkWatch {
  let known = addresses()
  const look = () => {
    const before = known
    known = addresses()
    if ([...before].some((address) => !known.has(address))) onChange('lost')
    else if (known.size > before.size) onChange('gained')
  }
  const timer = setInterval(look, every)
  return { look, end: () => clearInterval(timer) }
}

function ownAddresses(): ReadonlySet<string> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return new Set(all.filter(({ internal }) => !internal).map(({ address }) => address))
}
