/** What stands in the way of people who see, hear or point differently, as axe finds it. */
import type axe from 'axe-core'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright'

const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** One line for each rule broken, by day or by night: the rule, and where. Nothing on a good page. */
export async function barriersOn(page: Page): Promise<readonly string[]> {
  // Through the debugger, since the pages' own policy lets no foreign script in.
  await page.evaluate(source)
  const light = await barriersIn('light', page)
  const dark = await barriersIn('dark', page)
  await page.emulateMedia({ colorScheme: null })
  return [...light, ...dark]
}

async function barriersIn(colorScheme: 'light' | 'dark', page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme })
  // A colour on its way from one scheme to the other is in neither.
  await page.evaluate(`Promise.allSettled(document.getAnimations()
    .filter((each) => each instanceof CSSTransition).map(({ finished }) => finished))`)
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run(document)')
  return violations.map(({ id, nodes }) => {
    return `${colorScheme}: ${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 120)}`).join('; ')}`
  })
}
