import { fold } from '../../history/search-text.ts'
import { readContact, type Contact, type KnownContact } from '../../people/contact.ts'
import type { Sqlite } from '../database/sqlite.ts'

/** Where a page of contacts ended. */
interface Place {
  readonly sortedBy: string
  readonly id: number
}

export interface ContactPage {
  /** In the order of their names. */
  readonly contacts: readonly KnownContact[]
  /** Where the next one begins; undefined where this was the last. */
  readonly next: Place | undefined
}

interface SavedContact {
  readonly id?: number | undefined
  readonly contact: Contact
}

export const contactQueries = {
  loadContacts(db: Sqlite, { after, limit }: { after: Place | undefined; limit: number }): ContactPage {
    const rows = db.all(
      `SELECT id, sorted_by, contact FROM contacts WHERE (sorted_by, id) > (?, ?) ORDER BY sorted_by, id LIMIT ?`,
      after?.sortedBy ?? '',
      after?.id ?? 0,
      limit,
    )
    const contacts = rows.flatMap((row) => {
      const contact = readContact(String(row['contact']))
      return contact === undefined ? [] : [{ id: Number(row['id']), contact }]
    })
    const last = rows.length < limit ? undefined : rows.at(-1)
    return { contacts, next: last && { sortedBy: String(last['sorted_by']), id: Number(last['id']) } }
  },

  /** All of them or none: a contact with an id is replaced, one without is new. */
  saveContacts(db: Sqlite, { contacts }: { contacts: readonly SavedContact[] }): void {
    save(db, contacts)
  },

  /** The same, from an import: as JSON it has passed the main process unread. */
  saveReadContacts(db: Sqlite, { json }: { json: Uint8Array }): void {
    save(db, JSON.parse(new TextDecoder().decode(json)) as readonly SavedContact[])
  },

  deleteContact(db: Sqlite, { id }: { id: number }): void {
    db.run('DELETE FROM contacts WHERE id = ?', id)
  },
} as const

function save(db: Sqlite, contacts: readonly SavedContact[]): void {
  db.transaction(() => {
    for (const { id, contact } of contacts) {
      const [sortedBy, text] = [fold(contact.name), JSON.stringify(contact)]
      if (id === undefined) db.run('INSERT INTO contacts (sorted_by, contact) VALUES (?, ?)', sortedBy, text)
      else db.run('UPDATE contacts SET sorted_by = ?, contact = ? WHERE id = ?', sortedBy, text, id)
    }
  })
}
