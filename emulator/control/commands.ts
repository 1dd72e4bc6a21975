import { setTimeout as wait } from 'node:timers/promises'
import { expireAll } from '../model/sessions.ts'
import { phoneOf } from '../model/party.ts'
import { caller, findLine, legsOfPhone, othersOf, reach } from '../model/world.ts'
import type { Outcome } from '../model/refusal.ts'
import type { Emulator } from '../server/emulator.ts'
import type { Player } from '../scenarios/player.ts'
import { traffic } from './burst.ts'
import type { CheckedParamsFor, ControlName, ResultFor } from './contract.ts'
import { addHistory } from './history.ts'
import { leaveMessage } from './leave-message.ts'
import { NoSuchCall, phoneAct } from './phone.ts'
import { readConnections, readState } from './state.ts'

export type ControlCommands = {
  readonly [Name in ControlName]: (params: CheckedParamsFor<Name>) => ResultFor<Name> | Promise<ResultFor<Name>>
}

/** What each name of the control address does. */
export function controlCommands(emulator: Emulator, player: Player): ControlCommands {
  const { exchange, switchboard } = emulator
  return {
    ring: (params) => {
      const from = caller(switchboard.world, params.from, params.name)
      const to = reach(switchboard.world, params.to)
      const { forwarders, early, phones, callId } = params
      const outcome = switchboard.act({ act: 'ring', from, to, forwarders, early, phones, callId })
      return { callId: done(outcome) ?? '', phone: phoneOf(from) }
    },
    phone: (params) => {
      done(switchboard.act(phoneAct(switchboard.world, params)))
      return {}
    },
    press: ({ phone, digits, callId }) => {
      const leg = legsOfPhone(switchboard.world, phone, callId).find(({ phase }) => phase === 'connected')
      if (leg === undefined) throw new NoSuchCall(`${phone} talks with nobody`)
      for (const other of othersOf(switchboard.world, leg)) switchboard.ivr.press(other, digits)
      return {}
    },
    leaveMessage: (params) => ({ uid: leaveMessage(switchboard, params) }),
    history: (params) => ({ i_xdr: addHistory(switchboard, params) }),
    phonebook: ({ line, records }) => {
      const owner = findLine(switchboard.world, line)
      if (owner === undefined) throw new RangeError(`${line} is no line`)
      switchboard.records.change(owner.id, (of) => ({ ...of, phonebook: records }))
      return {}
    },
    directory: (directory) => {
      switchboard.records.putDirectory(directory)
      return {}
    },
    dequeue: ({ callId }) => {
      done(switchboard.act({ act: 'dequeue', callId }))
      return {}
    },
    fault: (fault) => ({ id: emulator.fault(fault) ?? null }),
    clearFaults: ({ id }) => {
      if (id === undefined) exchange.faults.clear()
      else exchange.faults.stop(id)
      return {}
    },
    scenario: ({ name }) => {
      player.start(name)
      return {}
    },
    stopScenario: () => {
      player.stop()
      return {}
    },
    configure: ({ line, ...options }) => {
      if (line !== undefined && !switchboard.changeLine(line)) throw new NoSuchCall(`${line.id} is no line`)
      switchboard.configure(options)
      return {}
    },
    expireSessions: ({ renewable }) => {
      switchboard.setSessions(expireAll(switchboard.sessions, renewable, switchboard.clock.now()))
      return {}
    },
    unlock: () => {
      switchboard.setSessions({ ...switchboard.sessions, wrongInARow: new Map() })
      return {}
    },
    state: async ({ after, waitMs }) => {
      if (after > 0) await switchboard.changes.next(after, waitMs)
      return readState(emulator, player.playing)
    },
    requests: async ({ after, waitMs }) => ({
      entries: await exchange.requests.next(after, waitMs),
      last: exchange.requests.last,
    }),
    sent: async ({ after, waitMs }) => ({ entries: await exchange.sent.next(after, waitMs), last: exchange.sent.last }),
    connections: () => ({ connections: readConnections(emulator) }),
    certificate: async () => ({ fingerprint: await emulator.renewCertificate() }),
    notify: ({ frame }) => ({ connections: exchange.push(frame) }),
    burst: async ({ line, count, perSecond }) => {
      const begun = performance.now()
      const told = traffic(switchboard.world, line, switchboard.random, switchboard.clock.now)
      for (let sent = 0; sent < count; sent += 1) {
        const next = told.next()
        if (next.done === true) throw new NoSuchCall(`${line} is no line`)
        exchange.publish([next.value])
        const due = perSecond === undefined ? 0 : (sent / perSecond) * 1000 - (performance.now() - begun)
        if (due > 1) await wait(due)
        else if (sent % 500 === 499) await wait(0)
      }
      return { sent: count, ms: performance.now() - begun }
    },
  }
}

function done(outcome: Outcome): string | undefined {
  if (outcome.kind === 'refused')
    throw new NoSuchCall(`${outcome.fault.message}: ${JSON.stringify(outcome.fault.details ?? outcome.fault.code)}`)
  return outcome.callId
}
