import type { ServerResponse } from 'node:http'
import type { Sound } from '../model/sound.ts'

const boundary = 'sidetone-emulator-part'

/** An answer with a file: multipart/related, the envelope first, the file in base64 as Perl's MIME tools send it. */
export function sendFileParts(response: ServerResponse, envelope: string, { name, type, bytes }: Sound): void {
  const quoted = name.replace(/["\\\r\n]/g, '_')
  const file = Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n')
  response
    .writeHead(200, {
      'content-type': `multipart/related; type="text/xml"; start="<main_envelope>"; boundary="${boundary}"`,
    })
    .end(
      [
        `--${boundary}`,
        'Content-Type: text/xml; charset=utf-8',
        'Content-Transfer-Encoding: 8bit',
        'Content-ID: <main_envelope>',
        '',
        envelope,
        `--${boundary}`,
        `Content-Type: ${type}; name="${quoted}"`,
        'Content-Transfer-Encoding: base64',
        `Content-Disposition: attachment; filename="${quoted}"`,
        '',
        file,
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    )
}
