import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { mendStartAtLogin, startAtLogin } from './start-at-login.ts'

const system = vi.hoisted(() => ({ launchItems: [] as object[], starts: false, told: [] as boolean[] }))

vi.mock('electron', () => ({
  app: {
    isPackaged: true,
    getLoginItemSettings: () => ({ launchItems: system.launchItems, executableWillLaunchAtLogin: system.starts }),
    setLoginItemSettings: ({ openAtLogin }: { openAtLogin: boolean }) => system.told.push(openAtLogin),
  },
}))

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('on a desktop of Linux', () => {
  let folder: string
  const file = () => join(folder, 'autostart/sidetone.desktop')
  beforeEach(async () => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('linux')
    folder = await mkdtemp(join(tmpdir(), 'sidetone-'))
    vi.stubEnv('XDG_CONFIG_HOME', folder)
    await mkdir(join(folder, 'autostart'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false'])('an entry that has %s is off, and stays', async (off) => {
    const theirs = `[Desktop Entry]\nExec=/where/it/was\n${off}\n`
    await writeFile(file(), theirs)
    expect(await mendStartAtLogin('')).toBe(false)
    await startAtLogin(false, '')
    expect(await readFile(file(), 'utf8')).toBe(theirs)
    await startAtLogin(true, '')
    expect(await readFile(file(), 'utf8')).toMatch(/^X-GNOME-Autostart-enabled=true$/m)
    await startAtLogin(false, '')
    await expect(readFile(file())).rejects.toThrow('ENOENT')
  })
})

describe('on Windows', () => {
  beforeEach(() => {
    vi.spyOn(process, 'platform', 'get').mockReturnValue('win32')
    Object.assign(system, { launchItems: [{}], starts: true, told: [] })
  })

  it('an entry that was switched off in the Task Manager is off, and stays', async () => {
    system.starts = false
    expect(await mendStartAtLogin('')).toBe(false)
    await startAtLogin(false, '')
    expect(system.told).toEqual([])
    await startAtLogin(true, '')
    expect(system.told).toEqual([true])
  })

  it.each([
    ['is there', [{}], true],
    ['names another place than the program', [], false],
  ])('an entry that %s is written anew', async (_what, launchItems, starts) => {
    Object.assign(system, { launchItems, starts })
    expect(await mendStartAtLogin('')).toBe(true)
    expect(system.told).toEqual([true])
  })
})
