import type { ServerResponse } from 'node:http'
import type * as v from 'valibot'
import { facts, inside } from '../../src-main/portaswitch/protocol/reflect.ts'
import { serviceNamespace } from '../../src-main/portaswitch/protocol/soap/envelope.ts'
import { xsdType } from '../../src-main/portaswitch/protocol/soap/values.ts'
import { escapeXml } from '../../src-main/portaswitch/protocol/soap/xml.ts'
import { structureName } from '../../src-main/portaswitch/protocol/structure-name.ts'
import { allMethods, allStructures } from '../../src-main/portaswitch/protocol/structures.ts'

/** Where the reference has the schemas, `?get=Session.xsd` for instance. */
export const wsdlPath = '/soap/wsdl.fcgi'

/** One of the schemas: of a service, or `Types`, which they share. */
export function serveSchema(url: URL, response: ServerResponse): void {
  const schema = schemaOf(/^([A-Za-z]+)\.xsd$/.exec(url.searchParams.get('get') ?? '')?.[1] ?? '', url.host)
  if (schema === undefined) response.writeHead(404).end()
  else response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8' }).end(schema)
}

/** The structures of a service's methods, or those that all share; undefined where there is no such service. */
export function schemaOf(name: string, host: string): string | undefined {
  const overSoap = allMethods.filter(({ transports }) => transports.includes('soap'))
  const own = overSoap.filter(({ service }) => service === name)
  if (name !== 'Types' && own.length === 0) return undefined
  const ownNames = new Set(own.flatMap((row) => [structureName(row, 'Request'), structureName(row, 'Response')]))
  const allNames = new Set(allMethods.flatMap((row) => [structureName(row, 'Request'), structureName(row, 'Response')]))
  const types = allStructures()
    .filter((each) => (name === 'Types' ? !allNames.has(each.name) : ownNames.has(each.name)))
    .map(
      (each) =>
        `<xsd:complexType name="${each.name}"><xsd:all>${properties(each.properties)}</xsd:all></xsd:complexType>`,
    )
  const target = escapeXml(serviceNamespace(host, name))
  const shared = escapeXml(serviceNamespace(host, 'Types'))
  const imported =
    name === 'Types' ? '' : `<xsd:import namespace="${shared}" schemaLocation="${wsdlPath}?get=Types.xsd"/>`
  return (
    `<?xml version="1.0" encoding="UTF-8"?><xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" ` +
    `xmlns:types="${shared}" targetNamespace="${target}">${imported}${types.join('')}</xsd:schema>`
  )
}

const properties = (entries: Readonly<Record<string, v.GenericSchema>>) =>
  Object.entries(entries)
    .map(([name, entry]) => {
      const { isOptional, isNillable } = facts(entry)
      const nillable = isNillable ? ' nillable="true"' : ''
      return `<xsd:element name="${name}"${isOptional ? ' minOccurs="0"' : ''}${nillable} ${typeOf(entry)}`
    })
    .join('')

/** The rest of an element: its type by name, or what it may be. */
function typeOf(schema: v.GenericSchema): string {
  const part = inside(schema)
  const { structure, max, values } = facts(schema)
  switch (part.kind) {
    case 'object':
      return structure === undefined
        ? `><xsd:complexType><xsd:all>${properties(part.entries)}</xsd:all></xsd:complexType></xsd:element>`
        : `type="types:${structure}"/>`
    case 'list':
      return `><xsd:complexType><xsd:sequence><xsd:element name="item" minOccurs="0" maxOccurs="unbounded" ${typeOf(part.item)}</xsd:sequence></xsd:complexType></xsd:element>`
    case 'plain': {
      if (max === undefined && values === undefined) return `type="${xsdType(schema)}"/>`
      const length = max === undefined ? '' : `<xsd:maxLength value="${max}"/>`
      const members = (values ?? []).map((value) => `<xsd:enumeration value="${escapeXml(String(value))}"/>`).join('')
      return `><xsd:simpleType><xsd:restriction base="${xsdType(schema)}">${length}${members}</xsd:restriction></xsd:simpleType></xsd:element>`
    }
    default:
      return part satisfies never
  }
}
