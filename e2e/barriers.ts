import type { Page } from '@playwright/test'
import axe from 'axe-core'

/** The rules that another set of colours can break. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** What keeps people from using a screen, as far as a program can find it: by every rule, or by those of colours alone. */
export async function barriers(page: Page, rules: 'all' | 'of colours' = 'all'): Promise<readonly string[]> {
  // Once a page: its half a million characters take longer than the search.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const options: axe.RunOptions = { resultTypes: ['violations'], ...(rules === 'all' ? {} : { runOnly: ofColours }) }
  return await page.evaluate(async (options) => {
    const { run } = Reflect.get(globalThis, 'axe') as typeof axe
    const { violations } = await run(document, options)
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
  }, options)
}
