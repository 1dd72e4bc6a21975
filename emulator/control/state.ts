import { phoneOf } from '../model/party.ts'
import { wireState, writeLeg } from '../model/leg.ts'
import { othersOf, writeParty } from '../model/world.ts'
import type { Emulator } from '../server/emulator.ts'
import type { ConnectionState, EmulatorState } from './report.ts'

/** The emulator from outside; no secret in it. */
export function readState(emulator: Emulator, scenario: string | null): EmulatorState {
  const { world, sessions, changes } = emulator.switchboard
  return {
    revision: changes.last,
    legs: [...world.legs.values()].map((leg) => ({
      ...writeLeg(leg, wireState(leg, othersOf(world, leg)), (party) => writeParty(world, party)),
      owner: phoneOf(leg.owner),
    })),
    sessions: sessions.open.map(({ lineId, expiresAt }) => ({ line: lineId, expiresAt })),
    faults: emulator.exchange.faults.list(),
    scenario,
  }
}

export const readConnections = (emulator: Emulator): readonly ConnectionState[] =>
  [...emulator.exchange.connections.values()].map((connection) => ({
    id: connection.id,
    line: connection.asker?.line.id ?? null,
    subscriptions: connection.scopes,
    openedAt: connection.openedAt,
  }))
