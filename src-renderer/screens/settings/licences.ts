/** What the app is built with and under which licence it came, as the packages themselves say. */
export const licences: readonly { readonly name: string; readonly package: string; readonly licence: string }[] = [
  { name: 'Electron', package: 'electron', licence: 'MIT' },
  { name: 'i18next', package: 'i18next', licence: 'MIT' },
  { name: 'Inter', package: '@fontsource-variable/inter', licence: 'OFL-1.1' },
  { name: 'keytar', package: 'keytar', licence: 'MIT' },
  { name: 'libphonenumber-js', package: 'libphonenumber-js', licence: 'MIT' },
  { name: 'Lucide', package: '@lucide/svelte', licence: 'ISC' },
  { name: 'Svelte', package: 'svelte', licence: 'MIT' },
  { name: 'Valibot', package: 'valibot', licence: 'MIT' },
  { name: 'ws', package: 'ws', licence: 'MIT' },
]
