import { readFileSync, statSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import type { KnownContact } from '../../people/contact.ts'
import { planImport } from '../../people/plan-import.ts'
import { readContactTable } from '../contact-table.ts'
import { decodeText } from '../decode-text.ts'
import { readVcards } from '../vcards.ts'
import type { ImportReply, ImportRequest } from './message.ts'

/** Some hundred thousand contacts without pictures. */
const mostBytes = 50_000_000
const mostRows = 200

/** The thread of one import: reading and comparing a large file takes seconds, in which calls go on. */
const { path, country } = v.parse(v.object({ path: v.string(), country: v.string() }), workerData)
const known: KnownContact[] = []

parentPort?.on('message', (some: ImportRequest) => {
  if (some !== undefined) return void known.push(...some)
  const reply = read()
  parentPort?.postMessage(reply, reply.kind === 'plan' ? [reply.contacts.buffer] : [])
  parentPort?.close()
})

function read(): ImportReply {
  try {
    if (statSync(path).size > mostBytes) return { kind: 'tooLarge' }
    const text = decodeText(readFileSync(path))
    const found = readVcards(text) ?? readContactTable(text) ?? []
    if (found.length === 0) return { kind: 'unreadable', why: 'neither vCards nor a table of contacts' }
    const { rows, contacts } = planImport(found, known, country)
    const count = (...what: readonly string[]) => rows.filter((row) => what.includes(row.what)).length
    return {
      kind: 'plan',
      added: count('added'),
      merged: count('merged'),
      skipped: count('known', 'noName', 'noNumber'),
      rows: rows.slice(0, mostRows),
      contacts: new TextEncoder().encode(JSON.stringify(contacts)),
    }
  } catch (error) {
    return { kind: 'unreadable', why: String(error) }
  }
}
