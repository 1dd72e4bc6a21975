import type { Fault } from '../fault.ts'
import type { Method } from '../method.ts'
import type { AuthInfo } from '../session.ts'
import { structureName } from '../structure-name.ts'
import { readBody, writeValue } from './values.ts'
import { escapeXml, readXml, XmlError, type Element } from './xml.ts'

const soap = 'http://schemas.xmlsoap.org/soap/envelope/'
const namespaces = [
  `xmlns:soap="${soap}"`,
  'xmlns:soapenc="http://schemas.xmlsoap.org/soap/encoding/"',
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema"',
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
].join(' ')

/** The namespace of a service (the reference calls it SOAP URI). */
export const serviceNamespace = (host: string, service: string) => `https://${host}/UM/SOAP/${service}`

const envelope = (header: string, body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope ${namespaces}>${header}<soap:Body>${body}</soap:Body></soap:Envelope>`

/** A request; `auth_info` stands in the header. `params` have been checked. */
export function writeRequest({
  host,
  method,
  params,
  auth,
}: {
  readonly host: string
  readonly method: Method
  readonly params: unknown
  readonly auth: AuthInfo | undefined
}): string {
  const credentials = Object.entries(auth ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name} xsi:type="xsd:string">${escapeXml(String(value))}</${name}>`)
    .join('')
  const header = auth === undefined ? '' : `<soap:Header><auth_info>${credentials}</auth_info></soap:Header>`
  const content = writeValue(structureName(method, 'Request'), method.params, params)
  const namespace = escapeXml(serviceNamespace(host, method.service))
  return envelope(header, `<m:${method.name} xmlns:m="${namespace}">${content}</m:${method.name}>`)
}

/** An answer, under the name by which the method was called. */
export function writeAnswer(
  method: Method,
  { name, namespace, answer }: { readonly name: string; readonly namespace: string; readonly answer: unknown },
): string {
  const content = writeValue(structureName(method, 'Response'), method.result, answer)
  return envelope('', `<m:${name}Response xmlns:m="${escapeXml(namespace)}">${content}</m:${name}Response>`)
}

export function writeFault({ code, message, details }: Fault): string {
  const detail =
    typeof details === 'object' && details !== null
      ? Object.entries(details)
          .map(([path, why]) => `<property name="${escapeXml(path)}">${escapeXml(String(why))}</property>`)
          .join('')
      : details === undefined
        ? ''
        : escapeXml(String(details))
  return envelope(
    '',
    `<soap:Fault><faultcode>${escapeXml(code)}</faultcode><faultstring>${escapeXml(message)}</faultstring>${
      detail === '' ? '' : `<detail>${detail}</detail>`
    }</soap:Fault>`,
  )
}

/** What came in the body of a request, still unchecked. */
export interface SoapRequest {
  readonly service: string
  readonly method: string
  readonly namespace: string
  /** By property. */
  readonly authInfo: Readonly<Record<string, string>>
  readonly body: Element
}

/** Throws an {@link XmlError}. */
export function readRequest(text: string): SoapRequest {
  const { header, content } = open(text)
  const authInfo = header?.children.find(({ name }) => name === 'auth_info')
  const held = authInfo?.children.filter(({ attributes }) => attributes['nil'] !== 'true') ?? []
  return {
    service: /([^/]*)\/?$/.exec(content.namespace)?.[1] ?? '',
    method: content.name,
    namespace: content.namespace,
    authInfo: Object.fromEntries(held.map(({ name, text }) => [name, text])),
    body: content,
  }
}

export const readParams = (method: Method, { body }: SoapRequest): unknown => readBody(method.params, body)

/** An answer as the result's JSON, or its fault. Throws an {@link XmlError}. */
export function readAnswer(
  method: Method,
  text: string,
): { readonly kind: 'result'; readonly json: unknown } | { readonly kind: 'fault'; readonly fault: Fault } {
  const { content } = open(text)
  return content.name === 'Fault' && content.namespace === soap
    ? { kind: 'fault', fault: readFault(content) }
    : { kind: 'result', json: readBody(method.result, content) }
}

function open(text: string): { readonly header: Element | undefined; readonly content: Element } {
  const root = readXml(text)
  if (root.name !== 'Envelope' || root.namespace !== soap) throw new XmlError('no SOAP 1.1 envelope')
  const [content] = root.children.find(({ name }) => name === 'Body')?.children ?? []
  if (content === undefined) throw new XmlError('an envelope without a body')
  return { header: root.children.find(({ name }) => name === 'Header'), content }
}

/** `faultcode` is a qualified name in SOAP: a prefix is left out. */
function readFault({ children }: Element): Fault {
  const part = (name: string) => children.find((child) => child.name === name)
  const code =
    part('faultcode')
      ?.text.trim()
      .replace(/^[\w-]+:/, '') ?? ''
  const message = part('faultstring')?.text.trim() ?? ''
  const detail = part('detail')
  const properties = detail?.children.filter(({ name }) => name === 'property') ?? []
  const details =
    properties.length > 0
      ? Object.fromEntries(properties.map(({ attributes, text }) => [attributes['name'] ?? '', text]))
      : detail?.text.trim()
  return { code, message: message === '' ? code : message, ...(details ? { details } : {}) }
}
