import { createHash } from 'node:crypto'
import type { PeerCertificate, TLSSocket } from 'node:tls'
import type { Certificate } from '../../line/event.ts'
import { PortaSwitchError } from './error.ts'

/** SHA-256 over the DER form of the other side's certificate, 64 hexadecimal digits in upper case. */
export function fingerprintOf(socket: TLSSocket): string {
  return fingerprint(peerCertificate(socket))
}

/** The other side's certificate, for a person to judge. */
export function certificateOf(socket: TLSSocket, host: string): Certificate {
  const certificate = peerCertificate(socket)
  return {
    host,
    fingerprint: fingerprint(certificate),
    issuedTo: nameOf(certificate.subject),
    issuedBy: nameOf(certificate.issuer),
    validFrom: Date.parse(certificate.valid_from),
    validTo: Date.parse(certificate.valid_to),
  }
}

const fingerprint = ({ raw }: PeerCertificate) => createHash('sha256').update(raw).digest('hex').toUpperCase()

function peerCertificate(socket: TLSSocket): PeerCertificate {
  const certificate = socket.getPeerCertificate()
  if (!isThere(certificate)) throw new PortaSwitchError('network', { message: 'no certificate' })
  return certificate
}

/** Node types it as always there, but answers null once the socket is gone and {} where there is none. */
const isThere = (certificate: Partial<PeerCertificate> | null): certificate is PeerCertificate =>
  certificate?.raw !== undefined

/** A name is a list of parts, each there once, many times or not at all, whatever the types say. */
function nameOf(parts: Readonly<Record<string, unknown>> | undefined): string {
  const part = parts?.['CN'] ?? parts?.['O'] ?? parts?.['OU'] ?? ''
  return Array.isArray(part) ? part.join(', ') : String(part)
}
