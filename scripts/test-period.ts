import { spawn, spawnSync } from 'node:child_process'
import { text as readAll } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import { inForce, nextChange, previousChange } from '../src-main/voice/period/change.ts'
import { parsePeriod } from '../src-main/voice/period/parse.ts'
import { isObviouslyInForce } from './period/obvious.ts'
import { damagedText, moment, periodText, zone } from './period/random-period.ts'

/** A text at a moment in a zone. */
interface Place {
  readonly text: string
  readonly moment: number
  readonly zone: string
}

/** What the app says of it: in force, not in force, or not a period. */
type Answer = '1' | '0' | '-1'

interface Question extends Place {
  readonly claim: (typeof claims)[number]
  readonly answer: Answer
}

const claims = [
  'random periods at random moments',
  'the answer flips at a change and not before',
  'damaged texts are refused or read alike',
] as const

/** Takes questions as they come and gives all the answers, in the same order, in the end. */
interface Witness {
  readonly name: string
  ask(questions: readonly Question[]): void
  answers(): Promise<readonly string[]>
}

/** One process for all questions; it works on them while the next ones are made up. */
function perl(): Witness {
  const child = spawn('perl', [fileURLToPath(new URL('period/time-period.pl', import.meta.url))], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const output = readAll(child.stdout)
  const line = ({ zone, moment, text }: Place): string =>
    `${zone} ${moment / 1000} ${Buffer.from(text).toString('hex')}\n`
  return {
    name: "Perl's Time::Period",
    ask: (questions) => child.stdin.write(questions.map(line).join('')),
    answers: async () => {
      child.stdin.end()
      return (await output).trim().split('\n')
    },
  }
}

function obvious(): Witness {
  const answers: string[] = []
  return {
    name: 'a slow and obvious reading of our own',
    ask: (questions) => answers.push(...questions.map((question) => (isObviouslyInForce(question) ? '1' : '0'))),
    answers: () => Promise.resolve(answers),
  }
}

function answerOf({ text, moment, zone }: Place): Answer {
  const reading = parsePeriod(text)
  if (!reading.ok) return '-1'
  return inForce({ period: reading.period, moment, zone }) ? '1' : '0'
}

/** The seconds on both sides of the last and of the next change, with the answers that the changes promise. */
function aroundChanges({ text, moment, zone, answer }: Question): readonly Question[] {
  const reading = parsePeriod(text)
  if (!reading.ok) return []
  const where = { period: reading.period, moment, zone }
  const [previous, next] = [previousChange(where), nextChange(where)]
  const other = answer === '1' ? '0' : '1'
  const sides: { moment: number; answer: Answer }[] = []
  // Perl's module knows no moments before 1970.
  if (previous !== null && previous > 0)
    sides.push({ moment: previous - 1000, answer: other }, { moment: previous, answer })
  if (next !== null) sides.push({ moment: next - 1000, answer }, { moment: next, answer: other })
  return sides.map((side) => ({ ...side, text, zone, claim: claims[1] }))
}

/** Whether the app departs from Perl's module on purpose: the module takes `yd{5x}` for `yd{5}`. */
function isLeniencyOfPerl({ text }: Place): boolean {
  const reading = parsePeriod(text)
  if (reading.ok || reading.problem.expected.kind !== 'value') return false
  return reading.problem.reason === 'unknown-value' && reading.problem.expected.scale === 'yd'
}

function makeUp(what: { count: number; seed: number; isPerl: boolean }): readonly Question[] {
  const { count, seed, isPerl } = what
  const sample = (text: fc.Arbitrary<string>, numRuns: number): readonly Place[] =>
    fc.sample(fc.record({ text, moment, zone }), { numRuns, seed })
  const random = sample(periodText, count).map((p) => ({ ...p, claim: claims[0], answer: answerOf(p) }))
  const changes = random.slice(0, count / 10).flatMap(aroundChanges)
  const damaged = (isPerl ? sample(damagedText, count / 5) : [])
    .filter((place) => !isLeniencyOfPerl(place))
    .map((place) => ({ ...place, claim: claims[2], answer: answerOf(place) }))
  // By zone, for Perl reads a zone anew whenever another one is wanted.
  return [...random, ...changes, ...damaged].sort((a, b) => a.zone.localeCompare(b.zone))
}

function report(claim: string, all: readonly (Question & { readonly witness: string | undefined })[]): boolean {
  const about = all.filter((question) => question.claim === claim)
  const wrong = about.filter(({ answer, witness }) => answer !== witness)
  const [yes, no, refused] = (['1', '0', '-1'] as const).map((a) => about.filter(({ answer }) => answer === a).length)
  const verdict = wrong.length === 0 ? 'agree' : `${wrong.length} DISAGREE`
  console.log(`${verdict}: ${claim}: ${about.length} answers (${yes} in force, ${no} not, ${refused} refused)`)
  for (const { text, moment, zone, answer, witness } of wrong.slice(0, 10)) {
    console.log(
      `  ${JSON.stringify(text)} at ${new Date(moment).toISOString()} in ${zone}: app ${answer}, witness ${witness}`,
    )
  }
  return wrong.length === 0
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    witness: { type: 'string', default: 'perl' },
  },
})
const [count, seed] = [Number(values.count), Number(values.seed)]
const isPerl = values.witness === 'perl' && spawnSync('perl', ['-MTime::Period', '-e', '1']).status === 0
const witness = isPerl ? perl() : obvious()
console.log(`Periods against ${witness.name}; again with --seed ${seed}`)

const begun = performance.now()
const questions: Question[] = []
// Small, because what Perl is asked only reaches it between two batches.
const batch = 250
for (let made = 0; made < count; made += batch) {
  const more = makeUp({ count: Math.min(batch, count - made), seed: seed + made, isPerl })
  questions.push(...more)
  witness.ask(more)
  await setImmediate()
}
const answers = await witness.answers()
const answered = questions.map((question, place) => ({ ...question, witness: answers[place] }))
const held = claims.filter((claim) => isPerl || claim !== claims[2]).map((claim) => report(claim, answered))
console.log(`${((performance.now() - begun) / 1000).toFixed(1)} s`)
process.exitCode = held.every(Boolean) ? 0 : 1
