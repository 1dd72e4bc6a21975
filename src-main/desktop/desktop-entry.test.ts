import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { desktopEntry, linkEntry } from './desktop-entry.ts'

const exec = (...command: string[]) => /^Exec=(.*)$/m.exec(desktopEntry({ command, comment: 'Calls' }))?.[1]

describe('the entry that starts the app with the session', () => {
  it('names the program and its arguments', () => {
    expect(exec('/usr/bin/sidetone', '--hidden')).toBe('/usr/bin/sidetone --hidden')
  })

  it.each([
    ['/opt/my apps/sidetone', '"/opt/my apps/sidetone"'],
    ['/opt/100%/sidetone', '/opt/100%%/sidetone'],
    ['/opt/a"b', '"/opt/a\\\\"b"'],
    ['/opt/$HOME', '"/opt/\\\\$HOME"'],
    ['/opt/back\\slash', '"/opt/back\\\\\\\\slash"'],
    ["/opt/it's", '"/opt/it\'s"'],
  ])('quotes %s as the specification wants it', (path, written) => {
    expect(exec(path)).toBe(written)
  })

  it('passes the check of the desktop people', ({ skip }) => {
    const folder = mkdtempSync(join(tmpdir(), 'entry-'))
    const file = join(folder, 'sidetone.desktop')
    writeFileSync(file, desktopEntry({ command: ['/opt/my apps/$x', '--hidden'], comment: 'Calls' }))
    try {
      expect(execFileSync('desktop-file-validate', [file], { encoding: 'utf8' })).toBe('')
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        skip('desktop-file-validate is not here')
      throw error
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

it('puts a link where nothing in it can be taken for an option', () => {
  const entry = linkEntry({ command: ['/opt/Side tone/sidetone'], comment: 'x', schemes: ['tel', 'sip'] })
  expect(entry).toContain('Exec="/opt/Side tone/sidetone" -- %u\n')
  expect(entry).toContain('MimeType=x-scheme-handler/tel;x-scheme-handler/sip;\n')
})
