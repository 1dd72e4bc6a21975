import type { FaultOf } from './fault.ts'

/** The spoilt form of a text. */
export function garble(text: string, how: FaultOf<'garble'>['how']): string | Buffer {
  switch (how) {
    case 'no JSON':
      return `<<< ${text.slice(0, 20).replace(/["{}]/g, '')} >>>`
    case 'cut':
      return text.slice(0, Math.floor(text.length / 2))
    case 'wrong shape':
      return JSON.stringify([{ event: 42, result: 'none' }])
    case 'huge':
      return JSON.stringify({ event: 'sip.call_control_notifications', result: 'x'.repeat(10_000_000) })
    case 'binary':
      return Buffer.from([0, 159, 146, 150, 255, 254])
    default:
      return how satisfies never
  }
}
