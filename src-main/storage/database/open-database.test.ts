import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { historyQueries } from '../history/history-queries.ts'
import { noon, owner, pastCall } from '../testing/past-calls.ts'
import { openDatabase } from './open-database.ts'
import type { Sqlite } from './sqlite.ts'

let folder: string
const now = new Date('2026-11-23T14:02:05Z')
const file = () => join(folder, 'sidetone.db')
const keep = (db: Sqlite, startedAt = noon) =>
  historyQueries.keepCalls(db, { owner, calls: [pastCall({ startedAt })], country: 'US' })
const all = (db: Sqlite) => historyQueries.callsAfter(db, { owner, after: 0, limit: 100_000 })
const isOnDisk = (text: RegExp) =>
  readdirSync(folder)
    .filter((name) => statSync(join(folder, name)).isFile())
    .some((name) => text.test(readFileSync(join(folder, name), 'latin1')))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'database-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the database', () => {
  it('keeps what was written, in files for their owner only', () => {
    const first = openDatabase(folder, now)
    keep(first.db)
    for (const name of readdirSync(folder).filter((name) => !name.endsWith('.lock'))) {
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600])
    }
    first.db.close()
    const second = openDatabase(folder, now)
    expect(second.trouble).toBeUndefined()
    expect(all(second.db)).toHaveLength(1)
    second.db.close()
  })

  it.each([
    ['one call', (db: Sqlite) => historyQueries.deleteCall(db, { owner, id: all(db)[0]?.id ?? 0 })],
    ['all calls', (db: Sqlite) => historyQueries.deleteCalls(db, { owner, now: noon })],
    ['what is too old', (db: Sqlite) => historyQueries.deleteOld(db, { owner, before: noon + 1 })],
  ])('has nothing left of %s on the disk that was deleted', (_which, remove) => {
    const { db } = openDatabase(folder, now)
    const calls = [pastCall({ name: 'Xanthippe Quax' }), pastCall({ startedAt: noon + 60_000 })]
    historyQueries.keepCalls(db, { owner, calls, country: 'US' })
    expect(isOnDisk(/xanthippe|qua/i)).toBe(true)
    remove(db)
    expect(isOnDisk(/xanthippe|qua/i)).toBe(false)
    db.close()
  })

  it('has nothing left of a call that was deleted among many, once a day has passed, also after another start', () => {
    const first = openDatabase(folder, now)
    historyQueries.keepCalls(first.db, { owner, calls: [pastCall({ name: 'Xanthippe Quax' })], country: 'US' })
    first.db.run(
      `WITH RECURSIVE more(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM more WHERE n < 20_001)
       INSERT INTO calls (id, owner, anonymous, direction, how, started_at, rang_ms)
         SELECT n, 'pbx\n8', 0, 'incoming', 'missed', n, 0 FROM more`,
    )
    historyQueries.deleteCall(first.db, { owner, id: all(first.db)[0]?.id ?? 0 })
    first.db.close()
    const { db } = openDatabase(folder, now)
    expect(isOnDisk(/xanthippe|qua/i)).toBe(true)
    historyQueries.deleteOld(db, { owner, before: undefined })
    expect(isOnDisk(/xanthippe|qua/i)).toBe(false)
    db.close()
  })

  it('goes on without what cannot be read of the version before, and says so', () => {
    const first = openDatabase(folder, now)
    keep(first.db)
    const records = [{ record: '1' }, { record: '2', startedAt: noon + 600_000 }].map((more) =>
      pastCall({ owner: 'PBX.example\n7', ...more }),
    )
    historyQueries.keepCalls(first.db, { owner: 'PBX.example\n7', calls: records, country: 'US' })
    first.db.exec(
      "UPDATE calls SET direction = 'sideways' WHERE record = '1'; DROP TABLE unclean_index; PRAGMA user_version = 1",
    )
    first.db.close()
    const { db, trouble, leftOut } = openDatabase(folder, now)
    expect(trouble).toBeUndefined()
    expect(leftOut).toEqual([expect.stringContaining('sideways')])
    expect(db.get('SELECT count(*) AS n FROM calls WHERE owner = ?', owner)).toEqual({ n: 3 })
    db.close()
  })

  it('loses nothing that it had said was kept when its process is killed in the middle of a write', async () => {
    for (let round = 0; round < 2; round++) {
      const kept = await writeUntilKilled(folder, 3 + 4 * round)
      const { db, trouble } = openDatabase(folder, now)
      expect(trouble).toBeUndefined()
      const calls = all(db)
      expect(calls.length).toBeGreaterThanOrEqual(kept)
      expect(calls.length).toBeLessThanOrEqual(kept + 1)
      // A call and its note are one step: there is none without the other.
      expect(calls.every(({ note }) => note.length === 1500)).toBe(true)
      db.close()
      rmSync(file())
    }
  })

  it.each<[string, () => void]>([
    ['holds something else', () => writeFileSync(file(), 'not a database at all\n'.repeat(500))],
    [
      'is full of zeros',
      () => writeFileSync(file(), Buffer.concat([readFileSync(file()).subarray(0, 100), Buffer.alloc(60_000)])),
    ],
    ['lacks its second half', () => truncateSync(file(), Math.floor(statSync(file()).size / 8192) * 4096)],
    ['has pages of noise', () => writeFileSync(file(), noise(readFileSync(file())))],
  ])('sets a file aside that %s, and says so', (_what, damage) => {
    const before = openDatabase(folder, now)
    before.db.transaction(() => {
      for (let n = 0; n < 200; n++) keep(before.db, noon + n)
    })
    before.db.close()
    damage()
    const damaged = readFileSync(file())

    const { db, trouble } = openDatabase(folder, now)
    expect(trouble).toEqual({ kind: 'damaged', aside: 'sidetone.damaged-20261123140205.db' })
    expect(readFileSync(join(folder, 'sidetone.damaged-20261123140205.db')).equals(damaged)).toBe(true)
    keep(db)
    expect(all(db)).toHaveLength(1)
    db.close()
  })

  it('lives in memory where the disk takes nothing, and leaves what is there', () => {
    openDatabase(folder, now).db.close()
    rmSync(file())
    // A folder in its place: also for somebody whom no permission stops.
    chmodSync(folder, 0o700)
    rmSync(folder, { recursive: true })
    const { db, trouble } = openDatabase(folder, now)
    expect(trouble).toEqual({ kind: 'notKept' })
    keep(db)
    expect(all(db)).toHaveLength(1)
    db.close()
  })
})

/** Every fifth page, but for the first, holds noise. */
function noise(bytes: Buffer): Buffer {
  for (let at = 4096; at < bytes.length; at += 5 * 4096) bytes.fill(0xa5, at, at + 4096)
  return bytes
}

/** Answers the number of the last call that the process had said was kept. */
async function writeUntilKilled(folder: string, least: number): Promise<number> {
  const program = fileURLToPath(new URL('../testing/write-until-killed.ts', import.meta.url))
  const writer = spawn(process.execPath, ['--import', 'tsx', program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
    if (said.split('\n').length > least) writer.kill('SIGKILL')
  })
  await once(writer, 'close')
  return said.split('\n').length - 1
}
