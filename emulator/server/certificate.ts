import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A certificate with its key, both PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
  /** SHA-256 of the certificate: 64 upper-case hexadecimal digits without separators. */
  readonly fingerprint: string
}

/** A new self-signed certificate; see `make-certificate.ts`, which is loaded only when it is needed: it takes a while. */
export async function newCertificate(now: number): Promise<Certificate> {
  const { makeCertificate } = await import('./make-certificate.ts')
  const { cert, key } = await makeCertificate(now)
  return withFingerprint(cert, key)
}

/** The certificate that `folder` keeps (cert.pem, key.pem); makes it on first use and when it is not valid at the time. */
export async function keepCertificate(folder: string, now: number): Promise<Certificate> {
  const certFile = join(folder, 'cert.pem')
  const keyFile = join(folder, 'key.pem')
  const kept = await readKept(certFile, keyFile)
  if (kept !== undefined && isValid(kept, now)) return kept
  const made = await newCertificate(now)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(keyFile, made.key, { mode: 0o600 })
  await writeFile(certFile, made.cert)
  return made
}

function isValid({ cert }: Certificate, now: number): boolean {
  const { validFrom, validTo } = new X509Certificate(cert)
  return Date.parse(validFrom) <= now && now < Date.parse(validTo)
}

async function readKept(certFile: string, keyFile: string): Promise<Certificate | undefined> {
  try {
    return withFingerprint(await readFile(certFile, 'utf8'), await readFile(keyFile, 'utf8'))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

const withFingerprint = (cert: string, key: string): Certificate => ({
  cert,
  key,
  fingerprint: new X509Certificate(cert).fingerprint256.replaceAll(':', ''),
})
