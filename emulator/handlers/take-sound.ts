import { heard, queue, take, type Sound, type SoundSlot } from '../model/sound.ts'
import type { SignedIn } from './handler.ts'
import { refuse } from './refuse.ts'

/** Takes an uploaded sound under its given name; it is put into the slot when `into` is called. Refuses what is no sound. */
export function takeSound(
  context: SignedIn,
  file: Sound,
  { name, at }: { readonly name: string; readonly at: string },
) {
  const taken = take({ ...file, name })
  if (!taken.ok) return refuse(context, { [at]: taken.complaint })
  const { clock, world, records } = context.switchboard
  const timing = { now: clock.now(), takes: world.options.conversion }
  return {
    into: (slot: SoundSlot | undefined): SoundSlot => queue(slot, taken.sound, timing),
    /** Its place in the queue for conversion. */
    i_audio_file: records.nextNumber(),
  }
}

/** What a phone would hear now; refuses where that is nothing. */
export function soundOf(context: SignedIn, slot: SoundSlot | undefined, at: string): Sound {
  return heard(slot, context.switchboard.clock.now()) ?? refuse(context, { [at]: 'nothing is recorded' })
}
