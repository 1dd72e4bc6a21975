import type * as v from 'valibot'
import type { Method } from '../../src-main/portaswitch/protocol/method.ts'
import { facts, inside } from '../../src-main/portaswitch/protocol/reflect.ts'

/** `docs/api.md`: what the table says, in words. */
export function writeApi(methods: readonly Method[]): string {
  const structures = new Structures()
  const services = [...new Set(methods.map(({ service }) => service))]
  const parts = services.map((service) => {
    const rows = methods.filter((method) => method.service === service)
    return `## ${service}\n\n${rows.map((row) => writeMethod(row, structures)).join('\n\n')}`
  })
  return [introduction, ...parts, structures.write()].join('\n\n') + '\n'
}

const introduction = `# The API

Every method that Sidetone's client and emulator know. Made from the table in \`src-main/portaswitch/protocol/\` by
\`npm run docs:api\`: change the row, then make it anew. "Section" is where a method stands in PortaOne's reference (MR75), or the
field notes on newer releases.

**bold** properties are a must. What is longer than its limit is warned of by the client and refused by the emulator. In an answer any
property can be absent, and null reads as absent.`

function writeMethod(method: Method, structures: Structures): string {
  const { name, summary, section, realm, transports, upload, download, otherNames = [] } = method
  const facts = [
    `Section: ${section}. Realm: ${realm.join(', ')}. Over ${transports.map((each) => transportNames[each]).join(', ')}.`,
    ...(method.authenticated ? [] : ['Without `auth_info`.']),
    ...(otherNames.length > 0 ? [`Also known as ${otherNames.map(code).join(', ')}.`] : []),
    ...(upload === undefined
      ? []
      : [
          `A file ${upload.isOptional ? 'can' : 'must'} come along, in the part \`${upload.part}\` of a form; \`${upload.namedBy.join('.')}\` has its name.`,
        ]),
    ...(download === undefined ? [] : ['Over REST the answer is a file, as an attachment.']),
  ]
  return [
    `### ${name}`,
    summary,
    facts.join(' '),
    writeEntries('Parameters', method.params, 'sent', structures),
    writeEntries('Answer', method.result, 'read', structures),
  ].join('\n\n')
}

const transportNames = { rest: 'REST', websocket: 'WebSocket', soap: 'SOAP' } as const

type Direction = 'sent' | 'read'

function writeEntries(title: string, schema: v.GenericSchema, direction: Direction, structures: Structures): string {
  const part = inside(schema)
  const entries = part.kind === 'object' ? Object.entries(part.entries) : []
  if (entries.length === 0) return `${title}: none.`
  const rows = entries.map(([name, entry]) => {
    const must = direction === 'sent' && !facts(entry).isOptional
    return `| ${must ? `**${name}**` : name} | ${typeOf(entry, direction, structures)} | ${notesOn(entry)} |`
  })
  return `| ${title} | type | |\n| --- | --- | --- |\n${rows.join('\n')}`
}

function typeOf(schema: v.GenericSchema, direction: Direction, structures: Structures): string {
  const part = inside(schema)
  const { type, structure } = facts(schema)
  switch (part.kind) {
    case 'object':
      if (structure !== undefined) return structures.link(structure, part.entries, direction)
      return `{ ${Object.entries(part.entries)
        .map(([name, entry]) => `${name}: ${typeOf(entry, direction, structures)}`)
        .join(', ')} }`
    case 'list':
      return `list of ${typeOf(part.item, direction, structures)}`
    case 'plain':
      return type ?? 'any'
    default:
      return part satisfies never
  }
}

function notesOn(schema: v.GenericSchema): string {
  const { max, values, default: given, isOnce, isNillable } = facts(schema)
  return [
    ...(max === undefined ? [] : [`at most ${max} characters`]),
    ...(values === undefined ? [] : [values.map((value) => code(String(value))).join(', ')]),
    ...(given === undefined ? [] : [`${code(String(given))} unless given`]),
    ...(isOnce ? ['never changes'] : []),
    ...(isNillable ? ['null clears it'] : []),
  ].join('; ')
}

const code = (text: string) => `\`${text}\``

/** The structures that methods share, gathered while methods are written. */
class Structures {
  readonly #found = new Map<string, Map<string, { readonly entry: v.GenericSchema; sent: 'must' | 'can' | 'never' }>>()

  link(name: string, entries: Readonly<Record<string, v.GenericSchema>>, direction: Direction): string {
    const known = this.#found.get(name) ?? new Map()
    this.#found.set(name, known)
    for (const [property, entry] of Object.entries(entries)) {
      typeOf(entry, direction, this)
      const former = known.get(property)
      const sent = direction === 'read' ? (former?.sent ?? 'never') : facts(entry).isOptional ? 'can' : 'must'
      // What is a must in one method and left out in another one is not a must of the structure.
      const both = former !== undefined && former.sent !== 'never' && former.sent !== sent ? 'can' : sent
      known.set(property, { entry: direction === 'sent' ? entry : (former?.entry ?? entry), sent: both })
    }
    return `[${name}](#${name.toLowerCase()})`
  }

  write(): string {
    const parts = [...this.#found]
      .toSorted(([one], [other]) => one.localeCompare(other))
      .map(([name, properties]) => {
        const isSent = [...properties.values()].some(({ sent }) => sent !== 'never')
        const rows = [...properties].map(([property, { entry, sent }]) => {
          const notes = [isSent && sent === 'never' ? 'only told' : '', notesOn(entry)].filter((note) => note !== '')
          return `| ${sent === 'must' ? `**${property}**` : property} | ${typeOf(entry, 'read', this)} | ${notes.join('; ')} |`
        })
        return `### ${name}\n\n| property | type | |\n| --- | --- | --- |\n${rows.join('\n')}`
      })
    return `## Structures\n\n${parts.join('\n\n')}`
  }
}
