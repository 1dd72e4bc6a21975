import sax from 'sax'

/** An element as far as SOAP needs it: prefixes are gone, text is whole. */
export interface Element {
  /** Without its prefix. */
  readonly name: string
  /** Its namespace; empty where there is none. */
  readonly namespace: string
  /** By name without prefix: `nil` for `xsi:nil`. */
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly Element[]
  /** The text directly in it. */
  readonly text: string
}

/** A text that is no XML, or that nobody should read. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

interface Open {
  readonly name: string
  readonly namespace: string
  readonly attributes: Record<string, string>
  readonly children: Open[]
  text: string
}

/** Deeper than any answer, and shallow enough for whoever walks it. */
const deepest = 50

/** Reads a document into its root. A DOCTYPE is refused: it could name files and blow up entities. Throws an {@link XmlError}. */
export function readXml(text: string): Element {
  const root: Open = { name: '', namespace: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  const top = () => stack.at(-1) ?? root
  const reader = sax.parser(true, { xmlns: true })
  reader.onerror = (error) => {
    throw new XmlError(error.message.split('\n')[0])
  }
  reader.ondoctype = () => {
    throw new XmlError('a DOCTYPE is refused')
  }
  reader.onopentag = (tag) => {
    if (stack.length > deepest) throw new XmlError('nested too deeply')
    const [name, namespace] = 'local' in tag ? [tag.local, tag.uri] : [tag.name, '']
    const element: Open = { name, namespace, attributes: {}, children: [], text: '' }
    for (const attribute of Object.values(tag.attributes))
      if (typeof attribute !== 'string') element.attributes[attribute.local] = attribute.value
    top().children.push(element)
    stack.push(element)
  }
  reader.onclosetag = () => void stack.pop()
  reader.ontext = (part) => void (top().text += part)
  reader.oncdata = (part) => void (top().text += part)
  reader.write(text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')).close()
  const [element, second] = root.children
  if (element === undefined || second !== undefined) throw new XmlError('no single root')
  return element
}

/** Text between tags, also within an attribute. A bare CR would come out as a line feed. */
export const escapeXml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')

/** Whether XML 1.0 can carry a text at all: most control characters and half surrogates it cannot. */
export const fitsXml = (text: string): boolean =>
  !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text) && !/[\ud800-\udfff]/u.test(text)
