/** What stands in the way of people who see, hear or point differently, as axe finds it. */
import type axe from 'axe-core'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** One line for each rule broken: the rule, and where. Nothing on a good page. */
export async function barriersOn(page: Page): Promise<readonly string[]> {
  // Through the debugger, since the pages' own policy lets no foreign script in.
  await page.evaluate(source)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run(document)')
  return violations.map(({ id, nodes }) => {
    return `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 120)}`).join('; ')}`
  })
}
