import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { apiFile, formattedApi } from './formatted-api.ts'

it('docs/api.md says what the table says (if not: npm run docs:api)', async () => {
  expect(readFileSync(apiFile, 'utf8') === (await formattedApi())).toBe(true)
})
