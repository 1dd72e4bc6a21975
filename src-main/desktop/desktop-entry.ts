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

/** "The Exec key": in double quotes with four characters escaped, then escaped once more as a string; `%` begins a field code. */
function quoted(argument: string): string {
  const plain = argument.replaceAll('%', '%%')
  if (/^[\w@%+=:,./-]+$/.test(plain)) return plain
  return `"${plain.replace(/["`$\\]/g, '\\$&')}"`.replaceAll('\\', '\\\\')
}
