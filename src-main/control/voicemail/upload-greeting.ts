import type { SendingStage, SoundBytes } from '../../ipc/contract/greetings.ts'
import { PortaSwitchError } from '../../portaswitch/client/error.ts'
import { fileOfBytes } from '../../portaswitch/client/file.ts'
import { setVmGreeting } from '../../portaswitch/protocol/voicemail.ts'
import type { SendOptions } from './send-options.ts'
import { asWav, fileKindOf } from './sound-files.ts'
import { troubleOf } from './trouble.ts'

/**
 * Sends the sound of a greeting. Undefined where the server has taken it; else the stage that says why not. A server that refuses
 * .au for its format gets the same samples as .wav.
 */
export async function uploadGreeting(options: SendOptions, sound: SoundBytes): Promise<SendingStage | undefined> {
  const { taste } = options
  const wav = asWav(sound)
  if (wav === undefined) return (await tryOnce(options, sound))?.stage
  if (taste.wav) return (await tryOnce(options, wav))?.stage
  const first = await tryOnce(options, sound)
  if (first?.ofFormat !== true) return first?.stage
  const second = await tryOnce(options, wav)
  // Where it takes neither, the first refusal tells more.
  if (second?.ofFormat === true) return first.stage
  taste.wav = second === undefined
  return second?.stage
}

interface Failure {
  readonly stage: SendingStage
  /** The server said that it does not take this format. */
  readonly ofFormat: boolean
}

async function tryOnce(options: SendOptions, sound: SoundBytes): Promise<Failure | undefined> {
  const { line, waiting, tell, stop, life } = options
  const { extension, type } = fileKindOf(sound)
  const file = fileOfBytes(sound.bytes, { name: `${waiting.greeting}.${extension}`, type })
  const params = { greeting_info: { greeting_type: waiting.greeting, filename: file.name } } as const
  let left = 0
  const onProgress = (sent: number) => {
    left = sent
    tell({ kind: 'sending', share: sent / file.size })
  }
  try {
    tell({ kind: 'sending', share: 0 })
    const { success } = await line.upload(setVmGreeting, params, file, {
      signal: AbortSignal.any([stop, life]),
      onProgress,
    })
    if (success === 1) return undefined
    throw new PortaSwitchError('refused', { fault: { code: 'refused', message: '' } })
  } catch (error) {
    // A refusal is an answer, and half a file is none; else it may have arrived.
    const refused = error instanceof PortaSwitchError && error.code === 'refused'
    const callersHear = refused || left < file.size ? 'former' : 'unknown'
    if (stop.aborted) return { stage: { kind: 'stopped', callersHear }, ofFormat: false }
    return { stage: { kind: 'failed', trouble: troubleOf(error), callersHear }, ofFormat: refused && isOfFormat(error) }
  }
}

/** No code for it is documented: its words tell. */
function isOfFormat({ fault }: PortaSwitchError): boolean {
  if (fault === undefined) return false
  const words = `${fault.code} ${fault.message} ${JSON.stringify(fault.details ?? '')}`
  return /format|extension|codec|encod|convert|unsupported|mime|\btypes?\b|\.au\b/i.test(words)
}
