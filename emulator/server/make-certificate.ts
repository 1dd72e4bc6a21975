import 'reflect-metadata'
import {
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'

const twoYears = 2 * 365 * 24 * 3600 * 1000

/**
 * A self-signed certificate with its key (PEM) for localhost and 127.0.0.1, good for two years from `now` (milliseconds
 * since the epoch). It begins an hour earlier, for clocks that are behind.
 */
export async function makeCertificate(now: number): Promise<{ readonly cert: string; readonly key: string }> {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
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
  return { cert: `${made.toString('pem')}\n`, key: pem(await crypto.subtle.exportKey('pkcs8', keys.privateKey)) }
}

function pem(pkcs8: ArrayBuffer): string {
  const lines =
    Buffer.from(pkcs8)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN PRIVATE KEY-----\n${lines.join('\n')}\n-----END PRIVATE KEY-----\n`
}
