import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { appId } from './app-id.ts'

it('is the one of the packages', () => {
  const packages = readFileSync(new URL('../../build/electron-builder.config.cjs', import.meta.url), 'utf8')
  expect(packages).toContain(`appId: '${appId}'`)
})
