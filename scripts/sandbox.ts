import { readFileSync } from 'node:fs'

/**
 * What Electron has to be told where its sandbox cannot work: as root, and for ordinary users of systems whose AppArmor
 * keeps unprivileged programs out of user namespaces unless they are installed (Ubuntu 24.04).
 */
export function sandboxArguments(): string[] {
  if (process.getuid?.() === 0) return ['--no-sandbox']
  if (!appArmorForbidsSandboxes()) return []
  console.log('AppArmor keeps programs that are not installed from sandboxing themselves: this one runs without.')
  return ['--no-sandbox']
}

function appArmorForbidsSandboxes(): boolean {
  try {
    return readFileSync('/proc/sys/kernel/apparmor_restrict_unprivileged_userns', 'latin1').trim() === '1'
  } catch {
    return false
  }
}
