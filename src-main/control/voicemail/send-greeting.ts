import { setTimeout as wait } from 'node:timers/promises'
import type { SendingStage, SoundBytes } from '../../ipc/contract/greetings.ts'
import { fetchGreeting, secondsOf, soundsAlike } from './greeting-sounds.ts'
import type { SendOptions, WatchOptions } from './send-options.ts'
import { troubleOf } from './trouble.ts'
import { uploadGreeting } from './upload-greeting.ts'

/**
 * Replaces a greeting: the former one is kept on this computer first, then the new one goes out, then it is fetched back until
 * it is what was sent. Whatever fails, the server has the former or the new one, the stage says which, and the new one stays
 * on the disk until the server has it for sure.
 */
export async function sendGreeting(options: SendOptions): Promise<void> {
  const { archive, waiting, tell } = options
  let bytes: Uint8Array<ArrayBuffer>
  try {
    tell({ kind: 'keeping' })
    bytes = await archive.read(waiting.id)
    await keepFormer(options)
  } catch (error) {
    if (isStopped(options)) return tell({ kind: 'stopped', callersHear: 'former' })
    return tell({ kind: 'failed', trouble: troubleOf(error), callersHear: 'former' })
  }
  const sent = { bytes, type: waiting.type }
  const failure = await uploadGreeting(options, sent)
  if (failure === undefined) return await watch(options, sent)
  tell(failure)
  if ('callersHear' in failure && failure.callersHear === 'unknown') await findOut(options, sent, failure)
}

/** What replaces a former greeting like it is kept once: sending the same again adds nothing. */
async function keepFormer(options: SendOptions): Promise<void> {
  const { line, archive, waiting, known } = options
  const { account, greeting } = waiting
  const former = (await fetchGreeting(line, greeting, eitherOf(options))) ?? known
  if (former === undefined) return
  for (const kept of archive.list(account, 'kept')) {
    if (kept.greeting !== greeting) continue
    const bytes = await archive.read(kept.id).catch(() => undefined)
    if (bytes !== undefined && Buffer.compare(bytes, former.bytes) === 0) return
  }
  const seconds = secondsOf(former)
  await archive.add({ account, greeting, kind: 'kept', seconds, name: '', type: former.type }, former.bytes)
}

/** The server has it: fetched back until it is heard. */
async function watch(options: WatchOptions, sent: SoundBytes): Promise<void> {
  const { tell, life, timing } = options
  tell({ kind: 'converting', late: false })
  const lateAt = performance.now() + timing.greetingConverted
  let late = false
  while (!life.aborted) {
    if ((await look(options, sent)) === 'ours') return await arrived(options)
    if (!late && performance.now() >= lateAt) {
      late = true
      tell({ kind: 'converting', late })
    }
    await pause(late ? timing.greetingLateCheck : timing.greetingCheck, life)
  }
}

/**
 * Whether the server has it is not known: it is looked at until it is heard, or until it would have been converted long
 * since. `stage` stands meanwhile.
 */
export async function findOut(
  options: WatchOptions,
  sent: SoundBytes,
  stage: Extract<SendingStage, { kind: 'failed' | 'stopped' }>,
): Promise<void> {
  const { tell, life, timing } = options
  const until = performance.now() + timing.greetingConverted
  while (!life.aborted) {
    const seen = await look(options, sent)
    if (seen === 'ours') return await arrived(options)
    if (performance.now() >= until && seen === 'other') return tell({ ...stage, callersHear: 'former' })
    await pause(timing.greetingCheck, life)
  }
}

async function look({ line, waiting, life }: WatchOptions, sent: SoundBytes): Promise<'ours' | 'other' | 'unseen'> {
  try {
    const there = await fetchGreeting(line, waiting.greeting, life)
    return there !== undefined && soundsAlike(there, sent) ? 'ours' : 'other'
  } catch {
    // Looked at again later: the connection comes back, or nobody is signed in any more.
    return 'unseen'
  }
}

async function arrived({ archive, waiting, tell, life }: WatchOptions): Promise<void> {
  if (life.aborted) return
  // It stays on the disk where that cannot be written: it is found to have arrived at the next start.
  await archive.remove(waiting.id).catch(() => undefined)
  tell({ kind: 'live' })
}

const eitherOf = ({ stop, life }: SendOptions): AbortSignal => AbortSignal.any([stop, life])
const isStopped = ({ stop }: SendOptions): boolean => stop.aborted

const pause = (ms: number, signal: AbortSignal): Promise<void> => wait(ms, undefined, { signal }).catch(() => undefined)
