/** Everything the scanner said of its scans, in order: a film goes on while nobody looks. */
import type { Page } from 'playwright/test'

/** From here on. What is answered grows. */
export async function listensTo(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(`{
    window.said = []
    const hear = () => {
      const text = document.querySelector('.last-result output')?.textContent ?? ''
      if (text !== '' && text !== window.said.at(-1)) window.said.push(text)
    }
    new MutationObserver(hear).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  }`)
  return async () => await page.evaluate<readonly string[]>('window.said')
}
