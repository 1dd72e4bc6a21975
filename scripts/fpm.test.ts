import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const hasDpkg = spawnSync('dpkg-deb', ['--version']).status === 0

describe.runIf(hasDpkg)('the stand-in for fpm', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-fpm-'))
  const deb = join(folder, 'small.deb')
  const read = (...args: string[]) => execFileSync('dpkg-deb', args, { encoding: 'utf8' })

  beforeAll(() => {
    mkdirSync(join(folder, 'app'))
    writeFileSync(join(folder, 'app/run'), 'program', { mode: 0o775 })
    writeFileSync(join(folder, 'icon.png'), 'picture', { mode: 0o600 })
    writeFileSync(join(folder, 'after'), '#!/bin/sh\ntrue\n')
    const fields = ['--name', 'small', '--version', '1.0~dev', '--architecture', 'all', '--maintainer', 'Us <us@here>']
    const words = [
      '--description',
      'Short\nLonger',
      '-d',
      'a | b',
      '-d',
      'c',
      '--deb-recommends',
      'd',
      '--category=net',
    ]
    const files = [`${folder}/app/=/opt/Small app`, `${folder}/icon.png=/usr/share/icons/small.png`]
    const args = ['-s', 'dir', '--force', '-t', 'deb', ...fields, ...words, '--after-install', `${folder}/after`]
    execFileSync('node', ['scripts/fpm.mjs', ...args, '--deb-compression', 'gz', '--package', deb, ...files])
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('describes the package', () => {
    const names = [
      'Package',
      'Version',
      'Architecture',
      'Maintainer',
      'Depends',
      'Recommends',
      'Section',
      'Description',
    ]
    expect(names.map((name) => read('--field', deb, name).trim())).toEqual([
      'small',
      '1.0~dev',
      'all',
      'Us <us@here>',
      'a | b, c',
      'd',
      'net',
      'Short\n Longer',
    ])
  })

  it('places files as root, readable by everybody and written by nobody else', () => {
    const listed = read('--contents', deb)
      .split('\n')
      .filter((line) => line.startsWith('-'))
    expect(listed.map((line) => line.replaceAll(/ +\d+ \d{4}-.*? \.\//g, ' '))).toEqual([
      '-rwxr-xr-x root/root opt/Small app/run',
      '-rw-r--r-- root/root usr/share/icons/small.png',
    ])
  })

  it('runs what is to be run after the installation', () => {
    expect(read('--info', deb, 'postinst')).toBe('#!/bin/sh\ntrue\n')
  })
})
