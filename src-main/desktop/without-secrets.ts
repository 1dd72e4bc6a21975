const names = 'password|passwd|session_id|access_token|refresh_token|token|auth_info'

/**
 * The last net before the disk: nothing hands a secret to the log, and should it happen all the same, what looks like one
 * stays out of it.
 */
export function withoutSecrets(text: string): string {
  return text
    .replace(
      new RegExp(`(["']?\\b(?:${names})\\b["']?\\s*[:=]\\s*)(?:"(?:[^"\\\\]|\\\\.)*"|'[^']*'|[^\\s,;&}]+)`, 'gi'),
      '$1[removed]',
    )
    .replace(/\bBearer\s+\S+/gi, 'Bearer [removed]')
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[removed]')
    .replace(/(\w+:\/\/)[^\s/@]+@/g, '$1[removed]@')
}
