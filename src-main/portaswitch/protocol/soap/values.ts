import type * as v from 'valibot'
import { facts, inside } from '../reflect.ts'
import { escapeXml, type Element } from './xml.ts'

/** A value in the shape of a schema, as an element of that name: typed and, where it is null, `xsi:nil`. */
export function writeValue(name: string, schema: v.GenericSchema, value: unknown): string {
  if (value === undefined) return ''
  if (value === null) return `<${name} xsi:nil="true"/>`
  const part = inside(schema)
  switch (part.kind) {
    case 'object':
      return `<${name}>${Object.entries(part.entries)
        .map(([property, entry]) => writeValue(property, entry, Reflect.get(Object(value), property)))
        .join('')}</${name}>`
    case 'list': {
      const items: readonly unknown[] = Array.isArray(value) ? value : []
      const written = items.map((item) => writeValue('item', part.item, item)).join('')
      return `<${name} soapenc:arrayType="xsd:anyType[${items.length}]" xsi:type="soapenc:Array">${written}</${name}>`
    }
    case 'plain':
      return `<${name} xsi:type="${xsdType(schema)}">${escapeXml(String(value))}</${name}>`
    default:
      return part satisfies never
  }
}

/** The type of a property in the words of XML Schema; `dateTime` has a form of its own there, so it goes as a string. */
export function xsdType(schema: v.GenericSchema): string {
  const { type } = facts(schema)
  return type === 'int' || type === 'unsignedLong' ? `xsd:${type}` : 'xsd:string'
}

/**
 * An element as a value in the shape of a schema. What does not fit stays as it is written, for the schema to refuse it;
 * elements that the schema does not know are left out.
 */
export function readValue(schema: v.GenericSchema, element: Element): unknown {
  if (isNil(element)) return null
  const part = inside(schema)
  switch (part.kind) {
    case 'object':
      return { ...readProperties(part.entries, element), ...readTexts(part.readOnly, element) }
    case 'list':
      return element.children.map((item) => readValue(part.item, item))
    case 'plain': {
      if (element.children.length > 0) return {}
      const { type } = facts(schema)
      const isNumber = (type === 'int' || type === 'unsignedLong') && /^\s*-?\d{1,15}\s*$/.test(element.text)
      return isNumber ? Number(element.text) : element.text
    }
    default:
      return part satisfies never
  }
}

function readProperties(entries: Readonly<Record<string, v.GenericSchema>>, element: Element): Record<string, unknown> {
  const value: Record<string, unknown> = {}
  for (const [name, entry] of Object.entries(entries)) {
    const [first, ...more] = element.children.filter((child) => child.name === name)
    if (first === undefined) continue
    const part = inside(entry)
    // A list is one element with items in it, or, in other dialects, the element again and again.
    const isRepeated = part.kind === 'list' && (more.length > 0 || !isArray(first))
    value[name] =
      isRepeated && part.kind === 'list' && !isNil(first)
        ? [first, ...more].map((item) => readValue(part.item, item))
        : readValue(entry, first)
  }
  return value
}

/** What nobody may send is read as it stands, for the schema to refuse it. */
const readTexts = (names: readonly string[], element: Element): Record<string, string> =>
  Object.fromEntries(element.children.filter(({ name }) => names.includes(name)).map(({ name, text }) => [name, text]))

const isNil = ({ attributes }: Element) => attributes['nil'] === 'true' || attributes['nil'] === '1'

/** Marked as an array, or empty, or with nothing but items in it. */
const isArray = ({ attributes, children, text }: Element) =>
  /Array$/.test(attributes['type'] ?? '') ||
  'arrayType' in attributes ||
  (children.length === 0 ? text.trim() === '' : children.every(({ name }) => name === 'item'))

/**
 * The properties of a request or an answer: they stand in the method's element or, as SOAP::Lite does it, in one element
 * within it, whatever its name.
 */
export function readBody(schema: v.GenericSchema, element: Element): unknown {
  const part = inside(schema)
  const entries = part.kind === 'object' ? part.entries : {}
  const [only, second] = element.children
  const isWrapped = only !== undefined && second === undefined && !Object.hasOwn(entries, only.name)
  return readValue(schema, isWrapped ? only : element)
}
