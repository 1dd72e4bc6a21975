/** An entry for `autostart` (Desktop Entry Specification). */
export function desktopEntry({
  command,
  comment,
}: {
  readonly command: readonly string[]
  readonly comment: string
}): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Sidetone',
    `Comment=${comment}`,
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=sidetone',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n')
}

/** An entry for `applications` that opens links. Behind `--` nothing in a link can be taken for an option. */
export function linkEntry({
  command,
  comment,
  schemes,
}: {
  readonly command: readonly string[]
  readonly comment: string
  readonly schemes: readonly string[]
}): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Sidetone',
    `Comment=${comment}`,
    `Exec=${command.map(quoted).join(' ')} -- %u`,
    'Icon=sidetone',
    'Terminal=false',
    'NoDisplay=true',
    `MimeType=${schemes.map((scheme) => `x-scheme-handler/${scheme};`).join('')}`,
    '',
  ].join('\n')
}

/** "The Exec key": in double quotes with four characters escaped, then escaped once more as a string; `%` begins a field code. */
function quoted(argument: string): string {
  const plain = argument.replaceAll('%', '%%')
  if (/^[\w@%+=:,./-]+$/.test(plain)) return plain
  return `"${plain.replace(/["`$\\]/g, '\\$&')}"`.replaceAll('\\', '\\\\')
}
