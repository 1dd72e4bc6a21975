import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request, Agent } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { newCertificate } from '../emulator/server/certificate.ts'

/** A bare server in a process of its own, and the barest client that asks it. */
export interface FloorServer {
  /** One request over a kept connection, answered. */
  readonly post: () => Promise<void>
  /** One frame there and one back. */
  readonly frame: () => Promise<void>
  readonly stop: () => void
}

const body = 'params=%7B%7D&auth_info=%7B%22session_id%22%3A%22f9d7eab82631b385fbecff9b65883076%22%7D'

export async function startFloorServer(): Promise<FloorServer> {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-floor-'))
  const certificate = await newCertificate(Date.now())
  const files = (['cert', 'key'] as const).map((part) => {
    const path = join(folder, `${part}.pem`)
    writeFileSync(path, certificate[part])
    return path
  })
  const child = spawn(process.execPath, ['bench/floor/server.mjs', ...files], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [printed] = await once(child.stdout, 'data')
  const port = Number(String(printed))
  const agent = new Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false })
  const socket = new WebSocket(`wss://127.0.0.1:${port}`, { rejectUnauthorized: false, perMessageDeflate: false })
  await once(socket, 'open')

  return {
    post: () =>
      new Promise((resolve, reject) => {
        const headers = { 'content-type': 'application/x-www-form-urlencoded' }
        request({ agent, port, host: '127.0.0.1', method: 'POST', path: '/', headers }, (response) =>
          response.resume().on('end', resolve),
        )
          .on('error', reject)
          .end(body)
      }),
    frame: () =>
      new Promise((resolve) => {
        socket.once('message', () => resolve())
        socket.send(body)
      }),
    stop: () => {
      socket.close()
      agent.destroy()
      child.kill()
      rmSync(folder, { recursive: true })
    },
  }
}
