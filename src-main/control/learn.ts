import type { AppState } from '../state/state.ts'
import type { SettingsFile } from '../storage/settings-file.ts'
import type { AnswerForm } from '../storage/stored.ts'
import type { Observer } from '../store.ts'
import { serverName } from '../line/server-address.ts'

/** What the phone of an account was seen to answer to, from this run or a former one. */
export const learntAnswerForm = (
  { current }: SettingsFile,
  name: { readonly server: string; readonly accountId: string },
): AnswerForm | undefined => current.phones[phoneKey(name)]

/** Writes down which way of answering works on this phone. */
export function keepWhatWasLearnt(settings: SettingsFile): Observer<AppState> {
  return (previous, next) => {
    const learnt = next.calls.learntAnswerMode
    if (learnt === undefined || learnt === previous.calls.learntAnswerMode || next.line.phase !== 'signedIn') return
    settings.change({ phones: { ...settings.current.phones, [phoneKey(next.line.name)]: learnt } })
  }
}

const phoneKey = ({ server, accountId }: { readonly server: string; readonly accountId: string }): string =>
  `${serverName(server)} ${accountId}`
