import { nameServersAlike } from '../history/one-name.ts'
import type { Sqlite } from './sqlite.ts'

/**
 * What the database is made of, step by step: a step that was released never changes. `user_version` counts the steps that
 * a file has seen. A file of a newer version is used as it is: later steps only add to the tables, or put rows in order in a
 * way that an older version reads as well. A step that reads rows leaves out one that it cannot read, and tells of it: no
 * file is set aside for that.
 */
const steps: readonly (string | ((db: Sqlite, leaveOut: (why: string) => void) => void))[] = [
  `
  CREATE TABLE calls (
    -- Sixteen times the millisecond of the first ring, and the next one that is free: so ids are in the order of time.
    id INTEGER PRIMARY KEY,
    -- Server and account: calls of one account are never shown to another.
    owner TEXT NOT NULL,
    -- The server's number for the record, where it has told one.
    record TEXT,
    call_id TEXT,
    -- The other party's number in one form for all its spellings; null where it is withheld.
    party TEXT,
    name TEXT,
    number TEXT,
    anonymous INTEGER NOT NULL,
    via TEXT,
    direction TEXT NOT NULL,
    how TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    talked_ms INTEGER,
    rang_ms INTEGER NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    -- Missed, and nobody has looked at it.
    unseen INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX calls_of_party ON calls (owner, party, id);
  CREATE INDEX calls_by_direction ON calls (owner, direction, id);
  CREATE INDEX calls_by_end ON calls (owner, how, id);
  CREATE INDEX calls_by_time ON calls (owner, id);
  CREATE INDEX calls_by_call_id ON calls (owner, call_id) WHERE call_id IS NOT NULL;
  CREATE INDEX calls_noted ON calls (owner, party) WHERE note <> '';
  CREATE INDEX calls_unseen ON calls (owner) WHERE unseen = 1;
  CREATE UNIQUE INDEX calls_by_record ON calls (owner, record) WHERE record IS NOT NULL;

  -- Any three characters in a row are found by the first, the beginnings of words by the second.
  CREATE VIRTUAL TABLE call_parts USING fts5(text, content = '', contentless_delete = 1, tokenize = 'trigram');
  CREATE VIRTUAL TABLE call_words USING fts5(text, content = '', contentless_delete = 1, prefix = '1 2');

  -- What the person has deleted, so that the server's records do not bring it back: a call with a party, or with none all
  -- that began up to a moment.
  CREATE TABLE deleted_calls (owner TEXT NOT NULL, party TEXT, at INTEGER NOT NULL) STRICT;
  CREATE INDEX deleted_calls_of_owner ON deleted_calls (owner, party, at);

  CREATE TABLE contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- The name without case and accents.
    sorted_by TEXT NOT NULL,
    contact TEXT NOT NULL
  ) STRICT;
  CREATE INDEX contacts_in_order ON contacts (sorted_by, id);
  `,
  nameServersAlike,
  `
  -- Has a row while words of deleted calls are still in the index. What was deleted before this step may have left some.
  CREATE TABLE unclean_index (mark INTEGER PRIMARY KEY CHECK (mark = 1)) STRICT;
  INSERT INTO unclean_index SELECT 1 WHERE EXISTS (SELECT 1 FROM deleted_calls);
  `,
]

/** Answers what was left out, and why. */
export function migrate(db: Sqlite): readonly string[] {
  const leftOut: string[] = []
  const done = Number(db.get('PRAGMA user_version')?.['user_version'])
  steps.forEach((step, index) => {
    if (index < done) return
    db.transaction(() => {
      if (typeof step === 'string') db.exec(step)
      else step(db, (why) => leftOut.push(why))
      db.exec(`PRAGMA user_version = ${index + 1}`)
    })
  })
  return leftOut
}
