import { readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { readStored } from './read-stored.ts'
import type { Stored } from './stored.ts'

/** `settings.json`: read once, held in memory, written whole with every change. */
export interface SettingsFile {
  readonly current: Stored
  /** Applies at once; the disk follows. */
  change(change: Partial<Omit<Stored, 'version'>>): void
  /** Resolves when the disk has what is in memory, or has refused it. */
  saved(): Promise<void>
}

export interface SettingsFileOptions {
  readonly folder: string
  readonly defaults: Stored
  /** What went wrong with the file, for the log. Nothing of its content is in it. */
  readonly onProblem: (what: string, error: unknown) => void
}

/** A file that cannot be read is set aside beside the new one (`settings.damaged.json`): nothing in it is lost. */
export function openSettingsFile({ folder, defaults, onProblem }: SettingsFileOptions): SettingsFile {
  const path = join(folder, 'settings.json')
  let current = read()
  let writing: Promise<void> = Promise.resolve()
  let waiting = false

  function read(): Stored {
    let text: string
    try {
      text = readFileSync(path, 'utf8')
    } catch (error) {
      if (!isMissing(error)) onProblem('settings cannot be read', error)
      return defaults
    }
    try {
      const { stored, replaced } = readStored(text, defaults)
      if (replaced.length > 0) setAside(`settings that cannot be used got their defaults: ${replaced.join(', ')}`)
      return stored
    } catch (error) {
      setAside('settings are damaged', error)
      return defaults
    }
  }

  function setAside(what: string, error?: unknown): void {
    const aside = join(folder, 'settings.damaged.json')
    onProblem(`${what}; the old file is now ${aside}`, error)
    try {
      renameSync(path, aside)
    } catch (failure) {
      onProblem('the damaged settings cannot be set aside', failure)
    }
  }

  /** Several changes while the disk is busy become one write. */
  async function write(): Promise<void> {
    waiting = false
    try {
      await writeFileAtomic(path, `${JSON.stringify(current, undefined, 2)}\n`, { mode: 0o600 })
    } catch (error) {
      onProblem('settings cannot be written', error)
    }
  }

  return {
    get current() {
      return current
    },
    change(change) {
      current = { ...current, ...change }
      if (waiting) return
      waiting = true
      writing = writing.then(write)
    },
    saved: () => writing,
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
