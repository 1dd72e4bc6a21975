import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { migrate } from './migrations.ts'
import { Sqlite } from './sqlite.ts'

/**
 * What a person has to know about the database. `damaged`: the file could not be used, is now called `aside` (a file name),
 * and a new one was begun. `notKept`: the disk takes nothing, so what is written lasts until the app ends.
 */
export type StorageTrouble = { readonly kind: 'damaged'; readonly aside: string } | { readonly kind: 'notKept' }

export interface OpenDatabase {
  readonly db: Sqlite
  readonly trouble: StorageTrouble | undefined
  /** What of an older file could not be read and was left as it was, and why: for the log. */
  readonly leftOut: readonly string[]
}

const fileName = 'sidetone.db'

/** Opens the database of the data folder, whatever is found there. `now` names what is set aside. */
export function openDatabase(folder: string, now: Date): OpenDatabase {
  const path = join(folder, fileName)
  try {
    return { ...open(path), trouble: undefined }
  } catch (error) {
    if (!isDamage(error)) return inMemory()
  }
  const aside = `sidetone.damaged-${now.toISOString().slice(0, 19).replace(/\D/g, '')}.db`
  try {
    for (const end of ['', '-wal']) if (existsSync(path + end)) renameSync(path + end, join(folder, aside) + end)
    return { ...open(path), trouble: { kind: 'damaged', aside } }
  } catch {
    return inMemory()
  }
}

/**
 * A write-ahead log: a process that is killed in the middle of a write leaves a database that is whole. It needs no shared
 * memory as long as one process alone has the file, and of this app there is one instance only. (In the older way of
 * journals this build of SQLite takes its own lock for another's and does not roll back.)
 */
function open(path: string): Omit<OpenDatabase, 'trouble'> {
  // What a killed process has left; nobody else opens this file.
  rmSync(`${path}.lock`, { recursive: true, force: true })
  closeSync(openSync(path, 'a', 0o600))
  chmodSync(path, 0o600)
  const db = new Sqlite(path)
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    // What a person deletes is overwritten.
    db.exec('PRAGMA secure_delete = ON')
    const check = db.get('PRAGMA quick_check(1)')?.['quick_check']
    if (check !== 'ok') throw new Error(`malformed: ${String(check)}`)
    const leftOut = migrate(db)
    chmodSync(`${path}-wal`, 0o600)
    return { db, leftOut }
  } catch (error) {
    close(db)
    throw error
  }
}

function inMemory(): OpenDatabase {
  const db = new Sqlite(':memory:')
  return { db, leftOut: migrate(db), trouble: { kind: 'notKept' } }
}

/** A disk that refuses says nothing about the file: it stays where it is. */
function isDamage(error: unknown): boolean {
  if (error instanceof Error && 'code' in error) return false
  return !/unable to open|could not open|read-?only|disk I\/O|full|locked/i.test(String(error))
}

function close(db: Sqlite): void {
  try {
    db.close()
  } catch {
    // What is damaged can refuse even that; the file is let go with the process at the latest.
  }
}
