import type { Trouble } from '../../src-main/ipc/contract/trouble.ts'
import type { Translate } from '../../messages/translate.ts'

/** Why something did not work, in a sentence; with the server's own words where it gave a reason. */
export function troubleInWords({ trouble, t }: { trouble: Trouble; t: Translate }): string {
  const { why, said } = trouble
  if (why === 'refused') return said === '' ? t('common.trouble.refused') : t('common.trouble.refusedSaying', { said })
  return t(`common.trouble.${why}`)
}
