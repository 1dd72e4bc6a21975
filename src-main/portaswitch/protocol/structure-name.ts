import type { Method } from './method.ts'

/** Words that the reference spells otherwise in the names of structures. */
const spelling: Readonly<Record<string, string>> = { vm: 'VM', promt: 'Prompt' }

/** `GetVMSettingsRequest` for instance. */
export function structureName(method: Method, end: 'Request' | 'Response'): string {
  const words = method.name
    .split('_')
    .map((word) => spelling[word] ?? `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
  return `${words.join('')}${end}`
}
