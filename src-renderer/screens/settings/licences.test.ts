import { expect, test } from 'vitest'
import { licences } from './licences.ts'

const told = import.meta.glob<string>(
  '/node_modules/{electron,i18next,keytar,libphonenumber-js,svelte,valibot,ws,@lucide/svelte,@fontsource-variable/inter}/package.json',
  { eager: true, import: 'license' },
)

test.each(licences)('$name is under the licence that is told', ({ package: name, licence }) => {
  expect(told[`/node_modules/${name}/package.json`]).toBe(licence)
})
