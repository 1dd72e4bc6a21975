import { newWorld } from '../model/world.ts'
import type { Setting } from '../setting.ts'
import { keepCertificate, newCertificate, type Certificate } from './certificate.ts'
import { clockWithSkew } from './clock.ts'
import { Exchange } from './exchange.ts'
import { HttpsSide } from './https.ts'
import { StateFile } from './state-file.ts'
import { Switchboard } from './switchboard.ts'
import { WebSocketSide } from './websocket.ts'
import { expireAll } from '../model/sessions.ts'
import type { EmulatorFault } from '../faults/fault.ts'

/** A running PortaSwitch. */
export class Emulator {
  readonly exchange: Exchange
  readonly port: number
  readonly #path: string
  #certificate: Certificate
  readonly #https: HttpsSide
  /** Where the WebSocket has a port, and a certificate, of its own. */
  readonly #apart: WebSocketsApart | undefined
  readonly #webSockets: WebSocketSide
  readonly #state: StateFile | undefined

  private constructor(given: {
    readonly exchange: Exchange
    readonly port: number
    readonly certificate: Certificate
    readonly https: HttpsSide
    readonly webSockets: WebSocketSide
    readonly apart: WebSocketsApart | undefined
    readonly path: string
    readonly state: StateFile | undefined
  }) {
    this.exchange = given.exchange
    this.port = given.port
    this.#certificate = given.certificate
    this.#https = given.https
    this.#webSockets = given.webSockets
    this.#apart = given.apart
    this.#path = given.path
    this.#state = given.state
  }

  static async start(setting: Setting): Promise<Emulator> {
    const certificate =
      setting.cert === undefined ? await newCertificate(Date.now()) : await keepCertificate(setting.cert, Date.now())
    const state = setting.state === undefined ? undefined : await StateFile.open(setting.state)
    const exchange = new Exchange()
    exchange.switchboard = new Switchboard({
      world: newWorld({ options: setting.switch, lines: setting.lines, queues: setting.queues }),
      sessionOptions: setting.sessions,
      clock: clockWithSkew(setting.clockSkew),
      random: Math.random,
      records: state?.kept,
      publish: (told) => exchange.publish(told),
    })
    state?.follow(exchange.switchboard.records)
    const webSockets = new WebSocketSide(exchange, setting.webSocket)
    const apart = await serveApart(exchange, webSockets, setting.webSocket)
    const https = new HttpsSide({ exchange, webSockets: apart === undefined ? webSockets : undefined, certificate })
    const port = await https.listen(setting.port)
    const { path } = setting.webSocket
    return new Emulator({ exchange, port, certificate, https, webSockets, apart, path, state })
  }

  get switchboard(): Switchboard {
    return this.exchange.switchboard
  }

  get url(): string {
    return `https://127.0.0.1:${this.port}`
  }

  get ws(): string {
    return `wss://127.0.0.1:${this.#apart?.port ?? this.port}${this.#path}`
  }

  get fingerprint(): string {
    return this.#certificate.fingerprint
  }

  /** Of the certificate that the WebSocket shows. */
  get wsFingerprint(): string {
    return this.#apart?.fingerprint ?? this.fingerprint
  }

  /** Makes something go wrong; what happens once happens now. Returns the number to stop it by. */
  fault(fault: EmulatorFault): number | undefined {
    switch (fault.kind) {
      case 'drop':
        this.#webSockets.drop()
        return undefined
      case 'expire': {
        const { sessions, clock } = this.switchboard
        this.switchboard.setSessions(expireAll(sessions, fault.renewable, clock.now()))
        return undefined
      }
      default:
        return this.exchange.faults.start(fault)
    }
  }

  /** Serves another certificate on the connections that are opened from now on. */
  async renewCertificate(): Promise<string> {
    this.#certificate = await newCertificate(Date.now())
    this.#https.use(this.#certificate)
    return this.#certificate.fingerprint
  }

  async stop(): Promise<void> {
    this.switchboard.stop()
    this.exchange.faults.clear()
    this.#webSockets.drop()
    await Promise.all([this.#https.close(), this.#apart?.https.close()])
    await this.#state?.finish()
  }
}

interface WebSocketsApart {
  readonly https: HttpsSide
  readonly port: number
  readonly fingerprint: string
}

async function serveApart(
  exchange: Exchange,
  webSockets: WebSocketSide,
  { port }: Setting['webSocket'],
): Promise<WebSocketsApart | undefined> {
  if (port === undefined) return undefined
  const certificate = await newCertificate(Date.now())
  const https = new HttpsSide({ exchange, webSockets, rest: false, certificate })
  return { https, port: await https.listen(port), fingerprint: certificate.fingerprint }
}
