// Compares the text of the reference with the table of methods: npm run check:reference -- FILE (or PORTASIP_REFERENCE).
// The text is copyrighted and not here; `scripts/reference/names.json` has the names in it, which the tests compare with.
// With --write the names are taken anew from the text.
import { readFileSync, writeFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import { allMethods, allStructures } from '../src-main/portaswitch/protocol/structures.ts'
import { compare } from './reference/compare.ts'
import { readText } from './reference/read-text.ts'

const given = process.argv.slice(2).filter((argument) => argument !== '--write')
const file = given[0] ?? process.env['PORTASIP_REFERENCE']
const namesFile = new URL('reference/names.json', import.meta.url)

if (file === undefined) {
  console.error('Say where the text of the reference is: npm run check:reference -- FILE')
  process.exitCode = 2
} else {
  const names = readText(readFileSync(file, 'utf8'))
  if (process.argv.includes('--write')) writeFileSync(namesFile, `${JSON.stringify(names, undefined, 2)}\n`)
  const { methods, structures, properties, missing, beyond } = compare(names, allMethods, allStructures())
  console.log(`methods     ${methods.found} of ${methods.of}`)
  console.log(`structures  ${structures.found} of ${structures.of}`)
  console.log(`properties  ${properties.found} of ${properties.of} that the text has kept`)
  console.log(`beyond the reference: ${beyond.join(', ')}`)
  if (missing.length > 0) console.error(`not in the table: ${missing.join(', ')}`)
  const kept: unknown = JSON.parse(readFileSync(namesFile, 'utf8'))
  const isKept = isDeepStrictEqual(kept, JSON.parse(JSON.stringify(names)))
  if (!isKept) console.error('scripts/reference/names.json differs from the text: run again with --write')
  process.exitCode = missing.length > 0 || !isKept ? 1 : 0
}
