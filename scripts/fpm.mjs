#!/usr/bin/env node
// Makes a .deb with dpkg-deb from the arguments that electron-builder has for fpm, which it would download otherwise:
//   fpm -s dir -t deb --name … --package FILE -d 'a package' … FOLDER/=/target FILE=/target
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const flags = ['--force', '--debug']
const scripts = { '--after-install': 'postinst', '--after-remove': 'postrm' }

const { options, mappings } = readArguments(process.argv.slice(2))
const one = (name) => options.get(name)?.at(-1)
if (one('-t') !== 'deb') throw new Error(`a package of the kind ${one('-t')} needs fpm itself: gem install fpm`)

const root = mkdtempSync(join(tmpdir(), 'sidetone-deb-'))
try {
  mappings.forEach(place)
  execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', root])
  writeControl()
  const output = resolve(one('--package'))
  execFileSync('dpkg-deb', ['--root-owner-group', '-Z', compression(), '--build', root, output], { stdio: 'inherit' })
} finally {
  rmSync(root, { recursive: true })
}

/** @returns {{ options: Map<string, string[]>, mappings: string[] }} */
function readArguments(args) {
  const options = new Map()
  const mappings = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    if (!arg.startsWith('-')) mappings.push(arg)
    else if (!flags.includes(arg)) {
      const [, name, inline] = /^(--[^=]+)=(.*)$/s.exec(arg) ?? [undefined, arg]
      options.set(name, [...(options.get(name) ?? []), inline ?? args[++i]])
    }
  }
  return { options, mappings }
}

/** A folder's contents where the source ends in a slash, else one file. */
function place(mapping) {
  const split = mapping.lastIndexOf('=')
  const source = mapping.slice(0, split)
  const target = join(root, mapping.slice(split + 1))
  if (source.endsWith('/')) return cpSync(source, target, { recursive: true, verbatimSymlinks: true })
  mkdirSync(dirname(target), { recursive: true })
  copyFileSync(source, target)
  chmodSync(target, 0o644)
}

function writeControl() {
  const kilobytes = execFileSync('du', ['-sk', root], { encoding: 'utf8' }).split('\t')[0]
  const [summary, ...more] = one('--description').split('\n')
  const fields = {
    Package: one('--name'),
    Version: one('--version'),
    License: one('--license'),
    Vendor: one('--vendor'),
    Architecture: one('--architecture'),
    Maintainer: one('--maintainer'),
    'Installed-Size': kilobytes,
    Depends: options.get('-d')?.join(', '),
    Recommends: options.get('--deb-recommends')?.join(', '),
    Section: one('--category'),
    Priority: one('--deb-priority'),
    Description: [summary, ...more.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  }
  const known = Object.entries(fields).filter(([, value]) => value)
  const control = join(root, 'DEBIAN')
  mkdirSync(control)
  writeFileSync(join(control, 'control'), known.map(([name, value]) => `${name}: ${value}\n`).join(''))
  for (const [option, name] of Object.entries(scripts)) {
    if (one(option)) writeFileSync(join(control, name), readFileSync(one(option)), { mode: 0o755 })
  }
}

function compression() {
  const asked = one('--deb-compression') ?? 'xz'
  return { gz: 'gzip', zst: 'zstd' }[asked] ?? asked
}
