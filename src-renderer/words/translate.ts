import { createTranslate, type Translate } from '../../messages/translate.ts'

/** The language of the words on the screens. */
export const language = 'en'

const translate = createTranslate(language)
const spoken = new Map<string, string>()

function speak(key: string, values?: object): string {
  if (values !== undefined) return String(translate(key as never, values as never))
  const known = spoken.get(key)
  if (known !== undefined) return known
  const words = String(translate(key as never))
  spoken.set(key, words)
  return words
}

/**
 * Words of the catalogue, for every component. Those without values are looked up once: a ringing card says a dozen, and a
 * lookup takes longer than putting them on the screen.
 */
export const t = speak as Translate
