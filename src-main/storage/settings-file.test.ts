import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSettingsFile } from './settings-file.ts'
import { defaultSettings, defaultStored } from './stored.ts'

const defaults = defaultStored(defaultSettings({ country: 'DE' }))
const fingerprint = 'AB'.repeat(32)

let folder: string
let problems: string[]
const file = () => join(folder, 'settings.json')
const open = () => openSettingsFile({ folder, defaults, onProblem: (what) => problems.push(what) })
const given = (json: unknown) => writeFileSync(file(), typeof json === 'string' ? json : JSON.stringify(json))

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'))
  problems = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('settings.json', () => {
  it('starts with the defaults where there is none, and writes nothing by itself', () => {
    expect(open().current).toEqual(defaults)
    expect(readdirSync(folder)).toEqual([])
    expect(problems).toEqual([])
  })

  it('is read back as it was written, for its owner only', async () => {
    const settings = open()
    settings.change({ settings: { ...settings.current.settings, theme: 'dark' }, pins: { 'pbx:8445': fingerprint } })
    await settings.saved()
    expect(open().current).toEqual(settings.current)
    expect(statSync(file()).mode & 0o777).toBe(0o600)
  })

  it('holds the last of many changes, without a file left half written', async () => {
    const settings = open()
    for (let width = 1; width <= 50; width++)
      settings.change({ window: { x: 0, y: 0, width, height: 1, maximized: false } })
    await settings.saved()
    expect(open().current.window?.width).toBe(50)
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it('keeps what it understands when one value cannot be used, and sets the old file aside', () => {
    const old = {
      ...defaults,
      settings: { ...defaults.settings, theme: 'pink', country: 'FR' },
      pins: { 'pbx:8445': fingerprint, 'b:1': 'x' },
    }
    given(old)
    expect(open().current.settings).toEqual({ ...defaults.settings, country: 'FR' })
    expect(open().current.pins).toEqual({})
    expect(JSON.parse(readFileSync(join(folder, 'settings.damaged.json'), 'utf8'))).toEqual(old)
    expect(problems[0]).toContain('settings.theme, pins.b:1')
  })

  it('keeps all other settings when one of the shortcuts cannot be used', () => {
    const shortcuts = { ...defaults.settings.shortcuts, answer: 'A' }
    given({ ...defaults, settings: { ...defaults.settings, country: 'FR', shortcuts } })
    expect(open().current.settings).toEqual({ ...defaults.settings, country: 'FR' })
    expect(problems[0]).toContain('settings.shortcuts')
  })

  it('gives a setting that the file does not know its default', () => {
    given({ settings: { theme: 'dark' } })
    expect(open().current).toEqual({ ...defaults, settings: { ...defaults.settings, theme: 'dark' } })
    expect(problems).toEqual([])
  })

  it('keeps who signed in where the file is older than the address of the WebSocket', () => {
    const signIn = { server: 'pbx.example', accountId: '123007', domain: '', stay: true }
    given({ ...defaults, signIn })
    expect(open().current.signIn).toEqual({ ...signIn, webSocket: '' })
    expect(problems).toEqual([])
  })

  it.each(['', '{"version":1', '[]', '"x"', 'null', '\0\0\0\0'])('sets a file aside that holds %j', (text) => {
    given(text)
    expect(open().current).toEqual(defaults)
    expect(readFileSync(join(folder, 'settings.damaged.json'), 'utf8')).toBe(text)
    expect(problems).toHaveLength(1)
  })

  it('reads a file of a newer version as far as it understands it', () => {
    given({
      ...defaults,
      version: 7,
      rooms: ['later'],
      settings: { ...defaults.settings, popupCorner: 'topLeft', sparkle: true },
    })
    expect(open().current.settings.popupCorner).toBe('topLeft')
  })

  it('says so when the disk refuses, keeps the change in memory and tries again with the next one', async () => {
    const settings = open()
    rmSync(folder, { recursive: true })
    settings.change({ transferByDestination: ['pbx:8445'] })
    await settings.saved()
    expect(problems).toEqual(['settings cannot be written'])
    expect(settings.current.transferByDestination).toEqual(['pbx:8445'])
  })
})
