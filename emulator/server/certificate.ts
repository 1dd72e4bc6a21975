import './metadata.ts'
import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

/** A certificate with its key, both PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
  /** SHA-256 of the certificate: 64 upper-case hexadecimal digits without separators. */
  readonly fingerprint: string
}

const twoYears = 2 * 365 * 24 * 3600 * 1000

/** A self-signed certificate for localhost and 127.0.0.1, good for two years from `now` (milliseconds since the epoch). */
export async function makeCertificate(now: number): Promise<Certificate> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const made = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=localhost, O=PortaSwitch emulator',
    keys,
    notBefore: new Date(now - 3600_000),
    notAfter: new Date(now + twoYears),
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
    extensions: [
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
      ]),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
    ],
  })
  const pkcs8 = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  const lines = pkcs8.toString('base64').match(/.{1,64}/g) ?? []
  const key = `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`
  return withFingerprint(`${made.toString('pem')}\n`, key)
}

/** The certificate that `folder` keeps (cert.pem, key.pem); makes it on first use. */
export async function keepCertificate(folder: string, now: number): Promise<Certificate> {
  const certFile = join(folder, 'cert.pem')
  const keyFile = join(folder, 'key.pem')
  try {
    const kept = withFingerprint(await readFile(certFile, 'utf8'), await readFile(keyFile, 'utf8'))
    if (Date.parse(new X509Certificate(kept.cert).validTo) > now) return kept
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
  }
  const made = await makeCertificate(now)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(keyFile, made.key, { mode: 0o600 })
  await writeFile(certFile, made.cert)
  return made
}

const withFingerprint = (cert: string, key: string): Certificate => ({
  cert,
  key,
  fingerprint: new X509Certificate(cert).fingerprint256.replaceAll(':', ''),
})
