/** Why nothing can be recorded. */
export type MicrophoneProblem = 'noMicrophone' | 'notAllowed' | 'failed'

export interface Microphone {
  readonly id: string
  /** Empty where the system names it to nobody. */
  readonly name: string
}

/** What the microphone hears is what is kept: levelling is done later, on the whole. */
const constraints = (id: string): MediaStreamConstraints => ({
  audio: {
    ...(id === '' ? {} : { deviceId: { exact: id } }),
    channelCount: 1,
    echoCancellation: false,
    noiseSuppression: false,
    autoGainControl: false,
  },
})

/** Counts down this often before it records. */
const countFrom = 3

export interface RecorderOptions {
  /** Milliseconds between two counts. */
  readonly beat: number
  /** Seconds after which a recording ends by itself. */
  readonly most: number
  /** What there is so far, now and then while it records: it is not lost whatever happens to the page. */
  readonly onpart: (soFar: Blob) => void
}

/** Milliseconds between two of these. */
const partEvery = 3_000

/**
 * The microphone: off until `open`, then heard (the level meter moves), counted in, recorded, paused, and stopped. It is let
 * go as soon as a recording is done or dropped.
 */
export class Recorder {
  stage = $state<'off' | 'asking' | 'ready' | 'countIn' | 'recording' | 'paused'>('off')
  problem = $state<MicrophoneProblem>()
  microphones = $state.raw<readonly Microphone[]>([])
  /** The id of the one in use. */
  microphone = $state('')
  /** 0 to 1: the loudest of the last moment. */
  level = $state(0)
  count = $state(0)
  /** Seconds recorded. */
  seconds = $state(0)

  readonly #options: RecorderOptions
  #stream: MediaStream | undefined
  #graph: AudioContext | undefined
  #media: MediaRecorder | undefined
  #parts: Blob[] = []
  #frame = 0
  #beat: ReturnType<typeof setTimeout> | undefined
  #from = 0
  #before = 0
  #done: ((recording: Blob | undefined) => void) | undefined

  constructor(options: RecorderOptions) {
    this.#options = options
  }

  /** Turns a microphone on: the one with this id, or the system's choice. */
  async open(id = this.microphone): Promise<void> {
    this.close()
    this.stage = 'asking'
    this.problem = undefined
    try {
      const stream = await navigator.mediaDevices.getUserMedia(constraints(id))
      // Closed or another one chosen while the system asked.
      if (this.stage !== 'asking') return stream.getTracks().forEach((track) => track.stop())
      this.#stream = stream
      this.microphone = stream.getAudioTracks()[0]?.getSettings().deviceId ?? id
      this.microphones = await listMicrophones()
      this.#watchLevel(stream)
      stream.getAudioTracks()[0]?.addEventListener('ended', () => this.#unplugged())
      this.stage = 'ready'
    } catch (error) {
      this.close()
      this.problem = problemOf(error)
    }
  }

  /** Counts in, records, and answers the recording when it is stopped; undefined where it was dropped. */
  record(): Promise<Blob | undefined> {
    this.stage = 'countIn'
    this.count = countFrom
    this.#beat = setTimeout(() => this.#countDown(), this.#options.beat)
    return new Promise((resolve) => (this.#done = resolve))
  }

  pause(): void {
    this.#media?.pause()
    this.#before = this.seconds
    this.stage = 'paused'
  }

  resume(): void {
    this.#media?.resume()
    this.#from = performance.now()
    this.stage = 'recording'
  }

  /** The recording is done. */
  stop(): void {
    if (this.#media === undefined) return this.close()
    this.#media.stop()
  }

  /** The panel goes: what is recorded is kept, as if it were done. */
  leave(): void {
    if (this.stage === 'recording' || this.stage === 'paused') this.stop()
    else this.close()
  }

  /** Lets the microphone go; what was recorded is dropped. */
  close(): void {
    clearTimeout(this.#beat)
    cancelAnimationFrame(this.#frame)
    if (this.#media) this.#media.onstop = null
    if (this.#media && this.#media.state !== 'inactive') this.#media.stop()
    this.#finish(undefined)
  }

  #countDown(): void {
    this.count -= 1
    if (this.count > 0) this.#beat = setTimeout(() => this.#countDown(), this.#options.beat)
    else this.#begin()
  }

  #begin(): void {
    if (this.#stream === undefined) return
    this.#parts = []
    this.#media = new MediaRecorder(this.#stream, { mimeType: 'audio/webm;codecs=opus', audioBitsPerSecond: 128_000 })
    const media = this.#media
    media.ondataavailable = ({ data }) => {
      this.#parts.push(data)
      if (media.state !== 'inactive') this.#options.onpart(this.#whole())
    }
    media.onstop = () => this.#finish(this.#whole())
    media.start(partEvery)
    this.#before = 0
    this.#from = performance.now()
    this.stage = 'recording'
  }

  #whole(): Blob {
    return new Blob(this.#parts, { type: 'audio/webm' })
  }

  #finish(recording: Blob | undefined): void {
    cancelAnimationFrame(this.#frame)
    this.#stream?.getTracks().forEach((track) => track.stop())
    void this.#graph?.close()
    this.#stream = this.#graph = this.#media = undefined
    this.level = this.seconds = this.count = 0
    this.stage = 'off'
    const done = this.#done
    this.#done = undefined
    done?.(recording)
  }

  /** The microphone was pulled out: what was recorded so far is kept. */
  #unplugged(): void {
    if (this.#media !== undefined) return this.stop()
    this.close()
    this.problem = 'noMicrophone'
  }

  #watchLevel(stream: MediaStream): void {
    this.#graph = new AudioContext()
    const analyser = this.#graph.createAnalyser()
    analyser.fftSize = 1024
    this.#graph.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    const tick = () => {
      analyser.getFloatTimeDomainData(samples)
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
      // Falls slowly, so that it can be read.
      this.level = Math.max(peak, this.level * 0.9)
      if (this.stage === 'recording') this.seconds = this.#before + (performance.now() - this.#from) / 1000
      if (this.seconds >= this.#options.most) this.stop()
      if (this.#graph) this.#frame = requestAnimationFrame(tick)
    }
    tick()
  }
}

async function listMicrophones(): Promise<readonly Microphone[]> {
  const devices = await navigator.mediaDevices.enumerateDevices()
  const inputs = devices.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '')
  return inputs.map(({ deviceId, label }) => ({ id: deviceId, name: label }))
}

function problemOf(error: unknown): MicrophoneProblem {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'noMicrophone'
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'notAllowed' : 'failed'
}
