/** A worker with a device: what one does at the scanner, and what one reads on it. */
import { expect, type Locator, type Page } from 'playwright/test'
import type { Person } from './stage.ts'
import { wedgeOn, type Wedge } from './wedge.ts'

export interface Worker {
  readonly page: Page
  readonly enrols: (code: string, name: string) => Promise<void>
  readonly signsInByPin: (person: Person) => Promise<void>
  readonly goesHome: () => Promise<void>
  /** From wherever one is. */
  readonly goesTo: (job: 'Receive' | 'Pick' | 'Pack' | 'Hand over' | 'Returns') => Promise<void>
  /** The scanner that types, and nobody who waits for an answer. */
  readonly wedge: Wedge
  /** With the scanner that types; the answer is waited for. */
  readonly scans: (code: string, answer: string | RegExp) => Promise<void>
  /** Before the camera, which is opened and closed again. */
  readonly shows: (...answers: readonly (string | RegExp)[]) => Promise<void>
  readonly taps: (name: string | RegExp) => Promise<void>
  readonly lastScan: Locator
  /** How it stands with sending. */
  readonly pill: Locator
}

export async function workerAt(page: Page): Promise<Worker> {
  const wedge = await wedgeOn(page)
  const scanned = new Set<string>()
  let wasShown = false
  const lastScan = page.getByRole('region', { name: 'Last scan' }).getByRole('status')
  const taps = (name: string | RegExp) => page.getByRole('button', { name }).click()
  const goesHome = async () => {
    await expect(page.getByRole('banner')).toBeVisible()
    const back = page.getByRole('button', { name: 'Jobs' })
    if (await back.isVisible()) await back.click()
    await expect(page.getByRole('heading', { level: 1, name: 'Milepost' })).toBeVisible()
  }
  return {
    page,
    wedge,
    lastScan,
    pill: page.getByRole('banner').getByRole('button', { name: /sent|Sending|Offline|attention/ }),
    taps,
    enrols: async (code, name) => {
      await page.getByLabel('Code', { exact: true }).fill(code)
      await page.getByLabel('Name of this device').fill(name)
      await taps('Add device')
    },
    signsInByPin: async ({ name, pin }) => {
      await taps(name)
      for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Milepost' })).toBeVisible()
    },
    goesHome,
    goesTo: async (job) => {
      await goesHome()
      await taps(new RegExp(`^${job}`))
      await expect(page.getByRole('heading', { level: 1, name: job })).toBeVisible()
    },
    scans: async (code, answer) => {
      // Nobody scans the same thing twice before having seen the first answer; the app takes that for an echo.
      if (wasShown || scanned.has(code))
        await expect(page.locator('.flash')).toHaveCSS('opacity', '0')
      wasShown = false
      scanned.add(code)
      await wedge(code)
      await expect(lastScan).toHaveText(answer)
    },
    shows: async (...answers) => {
      await taps('Camera')
      for (const answer of answers) await expect(lastScan).toHaveText(answer)
      await taps('Camera off')
      wasShown = true
    },
  }
}
