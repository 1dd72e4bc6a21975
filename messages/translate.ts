import { createInstance, type TFunction } from 'i18next'
import { en } from './en.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
    returnNull: false
  }
}

export type Translate = TFunction

/**
 * The function that turns a key of the catalogue into words, plurals and inserted values included.
 *
 * Nothing is escaped: the words go into text nodes, menus and notifications, never into markup.
 */
export function createTranslate(language = 'en'): Translate {
  const catalogue = createInstance()
  void catalogue.init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    initAsync: false,
    interpolation: { escapeValue: false },
  })
  return catalogue.t
}
