// The executable carries its fuses as ASCII digits behind this mark, a version byte and a length byte
// (electronjs.org, "Electron Fuses").
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const wireVersion = 1

/** Places on the wire. */
export const fuse = { nodeCliInspectArguments: 3, browserSpecificV8Snapshot: 6 }

/**
 * Sets one fuse in place.
 *
 * @param {Buffer} executable
 * @param {number} place one of `fuse`
 * @param {boolean} on
 */
export function setFuse(executable, place, on) {
  const at = executable.indexOf(mark) + mark.length
  if (at < mark.length || executable[at] !== wireVersion || place >= executable[at + 1]) {
    throw new Error('this executable has no such fuse')
  }
  executable.write(on ? '1' : '0', at + 2 + place, 'latin1')
}
