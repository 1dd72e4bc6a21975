import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { cruise } from 'dependency-cruiser'
import { ESLint } from 'eslint'
import ts from 'typescript-eslint'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import config from '../dependency-cruiser.config.js'

// One file with one import each, and the rule that forbids it.
const forbidden = [
  ['src-renderer/a.ts', '../src-main/state/target.ts', '1-a-screen-knows-only-the-contract'],
  ['src-renderer/screens/calls/A.svelte', '../../../src-main/state/target.ts', '1-a-screen-knows-only-the-contract'],
  ['src-renderer/b.ts', 'electron', '1-a-screen-has-no-electron'],
  ['src-renderer/c.svelte.ts', 'node:fs', '1-a-screen-has-no-node'],
  ['src-main/calls/a.ts', '../storage/target.ts', '2-pure-code-knows-pure-code-only'],
  ['src-main/voice/a.ts', 'node:crypto', '2-pure-code-has-no-node'],
  ['src-main/line/a.ts', 'write-file-atomic', '2-pure-code-uses-pure-packages'],
  ['src-main/portaswitch/protocol/a.ts', '../../state/target.ts', '2-protocol-and-voice-stand-alone'],
  ['messages/a.ts', '../src-main/state/target.ts', '2-messages-stand-alone'],
  ['src-main/control/a.ts', '../desktop/target.ts', '3-only-the-root-knows-the-desktop'],
  ['src-main/desktop/a.ts', '../portaswitch/client/target.ts', '3-the-desktop-knows-no-portaswitch'],
  ['src-main/portaswitch/client/a.ts', '../../state/target.ts', '3-portaswitch-runs-in-any-program'],
  ['emulator/a.ts', '../src-main/state/target.ts', '4-the-emulator-stands-alone'],
  ['src-main/control/b.ts', '../../emulator/target.ts', '4-the-app-knows-no-test-code'],
  ['src-main/storage/a.ts', 'ws', '5-one-place-for-web-sockets'],
  ['src-main/desktop/b.ts', 'keytar', '5-one-place-for-the-keychain'],
  ['src-main/storage/b.ts', 'electron', '5-one-place-for-electron'],
  ['src-renderer/ui/a.ts', '../state.ts', '6-ui-knows-no-telephony'],
  ['src-renderer/screens/calls/a.ts', '../settings/target.ts', '6-a-screen-knows-no-other-screen'],
  ['src-main/storage/c.ts', './d.ts', '7-no-cycles'],
  ['src-main/storage/e.ts', './index.ts', '7-no-barrels'],
  ['src-main/storage/f.ts', './gone.ts', '7-nothing-unresolved'],
] as const

const allowed = [
  ['src-renderer/screens/calls/b.ts', '../../ui/target.ts'],
  ['src-renderer/desktop.ts', '../src-main/ipc/contract.ts'],
  ['src-main/main.ts', './desktop/target.ts'],
  ['src-main/portaswitch/client/b.ts', 'ws'],
  ['src-main/desktop/keychain/a.ts', 'keytar'],
  ['src-main/calls/a.test.ts', '../../emulator/target.ts'],
] as const

describe('the boundaries of the code', () => {
  // Below the project, so that packages are found.
  mkdirSync('.cache', { recursive: true })
  const project = mkdtempSync(resolve('.cache/boundaries-'))
  let violations: string[]

  beforeAll(async () => {
    for (const [file, target] of [...forbidden, ...allowed]) {
      if (target.startsWith('.') && !target.includes('gone'))
        write(join(dirname(file), target), 'export const value = 1')
    }
    for (const [file, target] of [...forbidden, ...allowed]) write(file, `import type { value } from '${target}'`)
    write(
      'src-renderer/screens/calls/A.svelte',
      `<script lang="ts">import { value } from '../../../src-main/state/target.ts'</script>{value}`,
    )
    write('src-main/storage/d.ts', `export type { value } from './c.ts'`)
    write('src-main/storage/alone.ts', 'export const value = 1')

    const { output } = await cruise(['.'], {
      ...config.options,
      exclude: { path: '^$' },
      baseDir: project,
      validate: true,
      ruleSet: { forbidden: config.forbidden },
    })
    if (typeof output === 'string') throw new Error(output)
    violations = output.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`).sort()
  })
  afterAll(() => rmSync(project, { recursive: true }))

  it('are each guarded by a rule', () => {
    const expected = forbidden.map(([file, , rule]) => `${file}: ${rule}`)
    expect(violations).toEqual([...expected, 'src-main/storage/alone.ts: 7-no-orphans'].sort())
  })

  function write(file: string, text: string) {
    const path = join(project, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
})

describe('the boundaries of components, for types too', () => {
  const lint = new ESLint({ overrideConfig: [ts.configs.disableTypeChecked] })
  const messages = async (file: string, target: string) => {
    const code = `<script lang="ts">\n  import type { A } from '${target}'\n  const { a }: { a: A } = $props()\n</script>\n\n{a}\n`
    const [result] = await lint.lintText(code, { filePath: `src-renderer/${file}` })
    return result?.messages.map((message) => message.ruleId) ?? []
  }

  it.each([
    ['screens/calls/A.svelte', '../../../src-main/state/snapshot.ts'],
    ['App.svelte', '../src-main/calls/call.ts'],
    ['screens/calls/A.svelte', 'electron'],
    ['screens/calls/A.svelte', 'node:fs'],
    ['screens/calls/A.svelte', '../settings/row.ts'],
    ['ui/Button.svelte', '../state.svelte.ts'],
    ['ui/Button.svelte', '../screens/calls/row.ts'],
  ])('%s may not import %s', async (file, target) => {
    expect(await messages(file, target)).toEqual(['no-restricted-imports'])
  })

  it.each([
    ['screens/calls/A.svelte', '../../../src-main/ipc/contract.ts'],
    ['screens/calls/A.svelte', '../../ui/button.ts'],
    ['screens/calls/A.svelte', './row.ts'],
    ['ui/Button.svelte', '../../messages/translate.ts'],
  ])('%s may import %s', async (file, target) => {
    expect(await messages(file, target)).toEqual([])
  })
})
