/** A message for the person at the terminal, without a stack. */
export class SetupError extends Error {}

/**
 * Says what starts, runs it, and says how long it took.
 *
 * @template T
 * @param {string} what
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function stage(what, work) {
  const start = performance.now()
  const say = (mark) => console.log(`${mark} ${what} (${((performance.now() - start) / 1000).toFixed(1)} s)`)
  console.log(`· ${what}`)
  try {
    const result = await work()
    say('✓')
    return result
  } catch (error) {
    say('✗')
    throw error
  }
}

/**
 * Ends the program with the message alone for a SetupError; anything else keeps its stack.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function exitWith(error) {
  console.error(error instanceof SetupError ? `\n${error.message}` : error)
  process.exit(1)
}
