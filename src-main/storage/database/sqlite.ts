import sqlite, { type Database, type Statement } from 'node-sqlite3-wasm'

export type Value = string | number | null
export type Row = Readonly<Record<string, unknown>>

/** A database file, or one in memory. Statements are read once and kept. */
export class Sqlite {
  readonly #db: Database
  readonly #statements = new Map<string, Statement>()

  constructor(path: string) {
    this.#db = new sqlite.Database(path)
  }

  exec(sql: string): void {
    this.#db.exec(sql)
  }

  all(sql: string, ...values: readonly Value[]): readonly Row[] {
    return this.#use(sql, (statement) => statement.all([...values]))
  }

  /** The first row. All are read: a statement that stops in between stays open, and holds up what comes after it. */
  get(sql: string, ...values: readonly Value[]): Row | undefined {
    return this.all(sql, ...values)[0]
  }

  /** Answers how many rows were changed. */
  run(sql: string, ...values: readonly Value[]): number {
    return this.#use(sql, (statement) => statement.run([...values]).changes)
  }

  /** All of it, or nothing. */
  transaction<Result>(work: () => Result): Result {
    if (this.#db.inTransaction) return work()
    this.#db.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#db.exec('COMMIT')
      return result
    } catch (error) {
      // A full disk has rolled back already.
      if (this.#db.inTransaction) this.#db.exec('ROLLBACK')
      throw error
    }
  }

  close(): void {
    for (const statement of this.#statements.values()) statement.finalize()
    this.#statements.clear()
    this.#db.close()
  }

  #use<Result>(sql: string, work: (statement: Statement) => Result): Result {
    const statement = this.#statements.get(sql) ?? this.#db.prepare(sql)
    this.#statements.set(sql, statement)
    try {
      return work(statement)
    } catch (error) {
      this.#statements.delete(sql)
      letGo(statement)
      throw error
    }
  }
}

/** A statement that has failed says so once more when it is let go. */
function letGo(statement: Statement): void {
  try {
    statement.finalize()
  } catch {
    return
  }
}
