import type { SystemSetting, SystemTrouble } from '../ipc/contract/system-setting.ts'
import type { AppState } from '../state/state.ts'
import type { Observer } from '../store.ts'

export interface SystemSettingOptions {
  readonly name: SystemSetting
  /** Rejects where the system does not take it. */
  readonly carryOut: (on: boolean) => Promise<void>
  /** What is so now, and what was in the way of something else. */
  readonly onSettled: (settled: { readonly on: boolean; readonly trouble: SystemTrouble | undefined }) => void
  readonly onProblem: (what: string, error: unknown) => void
}

/** Has the system carry out what the person chooses, one after the other. */
export function followSystemSetting(
  { name, carryOut, onSettled, onProblem }: SystemSettingOptions,
  { settings }: Pick<AppState, 'settings'>,
): Observer<AppState> {
  /** What it was told last, and has not refused. */
  let told = settings[name]
  let last: Promise<void> = Promise.resolve()

  const tell = async (on: boolean): Promise<void> => {
    try {
      await carryOut(on)
      onSettled({ on, trouble: undefined })
    } catch (error) {
      onProblem(`the system does not take ${name}`, error)
      // The person may have chosen anew meanwhile.
      if (told !== on) return
      told = !on
      onSettled({ on: !on, trouble: troubleOf(error) })
    }
  }
  return (previous, next) => {
    const on = next.settings[name]
    if (on === previous.settings[name] || on === told) return
    told = on
    last = last.then(() => tell(on))
  }
}

function troubleOf(error: unknown): SystemTrouble {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' && syscall?.startsWith('spawn') === true) return 'noTool'
  const notWritable = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EDQUOT']
  return code !== undefined && notWritable.includes(code) ? 'notWritable' : 'failed'
}
