import { networkInterfaces } from 'node:os'

export interface NetworkOptions {
  /** How often to look unasked, milliseconds: no system tells Node of a change. */
  readonly every: number
  /** Gets the addresses of this computer that are gone: none where there is only one more. */
  readonly onChange: (gone: ReadonlySet<string>) => void
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
    const gone = new Set([...before].filter((address) => !known.has(address)))
    if (gone.size > 0 || known.size > before.size) onChange(gone)
  }
  const timer = setInterval(look, every)
  return { look, end: () => clearInterval(timer) }
}

function ownAddresses(): ReadonlySet<string> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return new Set(all.filter(({ internal }) => !internal).map(({ address }) => address))
}
