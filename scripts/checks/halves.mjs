/**
 * How long each file of end-to-end tests was seen to take on two cores, in seconds: only how they compare counts, and one that
 * is not here counts as an average one.
 *
 * @type {Readonly<Record<string, number>>}
 */
export const seconds = {
  'accessibility.spec.ts': 91,
  'attended-transfer.spec.ts': 40,
  'away.spec.ts': 62,
  'buttons.spec.ts': 72,
  'certificate.spec.ts': 37,
  'connection.spec.ts': 56,
  'contacts.spec.ts': 31,
  'desktop.spec.ts': 81,
  'dialling.spec.ts': 27,
  'greetings.spec.ts': 82,
  'history.spec.ts': 13,
  'popup.spec.ts': 14,
  'rings.spec.ts': 4,
  'security.spec.ts': 15,
  'several-calls.spec.ts': 19,
  'sign-in.spec.ts': 56,
  'transfer.spec.ts': 42,
  'two-sites.spec.ts': 10,
  'voicemail.spec.ts': 45,
  'windows.spec.ts': 33,
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
