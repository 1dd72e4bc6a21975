/** Where the password is kept between two starts. */
export interface Keychain {
  /** Each names an entry; the password is in no other place. `missing`: there is no keychain, or it did not open in time. */
  find(
    account: string,
  ): Promise<{ readonly kind: 'found'; readonly password: string } | { readonly kind: 'empty' | 'missing' }>
  keep(account: string, password: string): Promise<'kept' | 'missing'>
  forget(account: string): Promise<void>
}
