/**
 * How long each file of end-to-end tests was seen to take on two cores, in seconds: only how they compare counts, and one that
 * is not here counts as an average one.
 *
 * @type {Readonly<Record<string, number>>}
 */
export const seconds = {
  'accessibility.spec.ts': 47,
  'attended-transfer.spec.ts': 54,
  'away.spec.ts': 43,
  'buttons.spec.ts': 37,
  'certificate.spec.ts': 29,
  'connection.spec.ts': 35,
  'contacts.spec.ts': 20,
  'desktop.spec.ts': 80,
  'dialling.spec.ts': 32,
  'greetings.spec.ts': 76,
  'history.spec.ts': 28,
  'popup.spec.ts': 19,
  'rings.spec.ts': 4,
  'security.spec.ts': 12,
  'several-calls.spec.ts': 15,
  'sign-in.spec.ts': 56,
  'transfer.spec.ts': 33,
  'two-sites.spec.ts': 12,
  'voicemail.spec.ts': 32,
  'windows.spec.ts': 28,
}

/**
 * Splits files into two halves that take about the same time.
 *
 * @param {string[]} files
 * @param {Readonly<Record<string, number>>} [known]
 * @returns {[string[], string[]]}
 */
export function halvesOf(files, known = seconds) {
  const all = Object.values(known)
  const average = all.reduce((sum, each) => sum + each, 0) / Math.max(1, all.length)
  const weighed = files.map((file) => ({ file, takes: known[file] ?? average }))
  const halves = [
    { takes: 0, files: [] },
    { takes: 0, files: [] },
  ]
  for (const { file, takes } of weighed.sort((one, other) => other.takes - one.takes)) {
    const [lighter] = halves.toSorted((one, other) => one.takes - other.takes)
    lighter.takes += takes
    lighter.files.push(file)
  }
  return halves.map(({ files }) => files)
}
