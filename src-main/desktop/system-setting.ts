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
  /** What it was told last, or has kept where it refused that. */
  let told = settings[name]
  /** What it has carried out last. */
  let isSo = told
  let choices = 0
  let last: Promise<void> = Promise.resolve()

  const tell = async (on: boolean, choice: number): Promise<void> => {
    let trouble: SystemTrouble | undefined
    try {
      await carryOut(on)
      isSo = on
    } catch (error) {
      onProblem(`the system does not take ${name}`, error)
      trouble = troubleOf(error)
    }
    // Where the person has chosen anew meanwhile, that decides.
    if (choice !== choices) return
    told = isSo
    onSettled({ on: isSo, trouble: isSo === on ? undefined : trouble })
  }
  return (previous, next) => {
    const on = next.settings[name]
    if (on === previous.settings[name] || on === told) return
    told = on
    const choice = ++choices
    last = last.then(() => tell(on, choice))
  }
}

function troubleOf(error: unknown): SystemTrouble {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code === 'ENOENT' && syscall?.startsWith('spawn') === true) return 'noTool'
  const notWritable = ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOSPC', 'EDQUOT']
  return code !== undefined && notWritable.includes(code) ? 'notWritable' : 'failed'
}
