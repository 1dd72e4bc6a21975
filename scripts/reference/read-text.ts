/** What the text of the reference names. Its sentences stay where they are: only names come out of here. */
export interface Names {
  readonly methods: readonly string[]
  /** Each with its properties, as far as the text has kept them. */
  readonly structures: Readonly<Record<string, readonly string[]>>
}

/** Names that the text has cut in two, lost letters of, or doubled. */
const damaged: Readonly<Record<string, string>> = {
  forwarder_lis: 'forwarder_list',
  access_numb: 'access_number',
  SipCallIdentifie: 'SipCallIdentifier',
  Confinfo: 'ConfInfo',
}

/** Where a table has lost its lines, what stands in the first column is none of its names. */
const noNames = new Set(['int', 'string', 'dateTime', 'amounce_ext_numbers', 'transport_id_type', 't', 'er'])

const types = /^(?:string|int|unsignedLong|usingnedLong|dateTime|[Aa]rray of|[A-Z][A-Za-z]+)\b/

/** Reads the text of `portasip-xml-json-api-mr75.txt`. */
export function readText(text: string): Names {
  const lines = text.split('\n').map((line) => line.trimEnd())
  return { methods: methodsIn(lines), structures: structuresIn(lines) }
}

/** A heading of its own with `Parameters:` below it, or a call of the appendix's script to a service that has no table. */
function methodsIn(lines: readonly string[]): readonly string[] {
  const found = new Set<string>()
  let heading = ''
  for (const line of lines) {
    if (/^[a-z]+(?:[_ ][a-z0-9]+)*$/.test(line)) heading = line.replaceAll(' ', '_')
    else if (line.startsWith('Parameters:') && heading !== '') found.add(heading)
  }
  for (const line of lines) {
    const called = /^\$res = \$soap dial dir.*?->([a-z_ ]+)\(\$authInfo/.exec(line)?.[1]
    if (called !== undefined) found.add(called.replaceAll(' ', '_'))
  }
  return [...found]
}

function structuresIn(lines: readonly string[]): Record<string, readonly string[]> {
  const found: Record<string, string[]> = {}
  let properties: string[] | undefined
  for (const line of lines) {
    const heading = /^(\w+) s?tructure$/.exec(line)?.[1]
    if (heading !== undefined) {
      properties = []
      found[damaged[heading] ?? heading] = properties
    } else if (/^(?:#|[a-z]+(?:_[a-z0-9]+)+$|Methods|Type [Rr]eference)/.test(line) && !line.includes('\t'))
      properties = undefined
    const [name = '', type = ''] = line.replaceAll(/<\/?u>|\*/g, '').split('\t')
    if (!types.test(type) || properties === undefined) continue
    const spelt = damaged[name] ?? name.trim().replaceAll(' ', '_')
    if (/^[a-z][a-z0-9_]*$/.test(spelt) && !noNames.has(spelt)) properties.push(spelt)
  }
  return found
}
