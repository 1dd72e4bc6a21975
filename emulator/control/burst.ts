import type { Told } from '../model/change.ts'
import type { Party } from '../model/party.ts'
import { perform } from '../model/perform.ts'
import { wireId } from '../model/leg.ts'
import { legsOfPhone, newWorld, type World } from '../model/world.ts'
import type { Random } from '../model/random.ts'

/**
 * Plausible traffic of one line, made on a copy of the switch: calls ring, are answered, held, resumed and end, each with
 * an id of its own. Endless.
 */
export function* traffic(world: World, line: string, random: Random, now: () => number): Generator<Told> {
  let copy = newWorld({ options: world.options, lines: world.lines, queues: world.queues })
  const surroundings = () => ({ now: now(), random })
  for (;;) {
    const from: Party = { kind: 'outside', number: `+4930555${1000 + Math.floor(random() * 9000)}`, name: 'Burst' }
    const rung = perform(copy, { act: 'ring', from, to: { kind: 'line', id: line } }, surroundings())
    if (rung.kind === 'refused') return
    copy = rung.step.world
    yield* rung.step.told
    for (const act of ['answer', 'hold', 'resume', 'hang up'] as const) {
      const leg = legsOfPhone(copy, line)[0]
      if (leg === undefined) break
      const next = perform(copy, { act, leg: { id: wireId(leg), tag: leg.tag } }, surroundings())
      if (next.kind === 'refused') break
      copy = next.step.world
      yield* next.step.told
    }
  }
}
