/** What the helper process is asked, one thing at a time. */
export type KeychainRequest =
  | { readonly ask: 'find' | 'forget'; readonly account: string }
  | { readonly ask: 'keep'; readonly account: string; readonly password: string }

/** `missing`: no keychain could be loaded, or it refused. `why` is for the log. */
export type KeychainAnswer =
  | { readonly kind: 'found'; readonly password: string }
  | { readonly kind: 'empty' | 'done' }
  | { readonly kind: 'missing'; readonly why: string }

/** Under this name the entries stand in the keychain. */
export const service = 'Sidetone'
