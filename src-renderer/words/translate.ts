import { createTranslate } from '../../messages/translate.ts'

/** The language of the words on the screens. */
export const language = 'en'

/** Words of the catalogue, for every component. */
export const t = createTranslate(language)
