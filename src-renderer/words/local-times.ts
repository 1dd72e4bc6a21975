import { createTimes } from './times.ts'
import { language, t } from './translate.ts'

/** Times as this computer says them. */
export const times = createTimes({ t, language, systemLocale: new Intl.DateTimeFormat().resolvedOptions().locale })
