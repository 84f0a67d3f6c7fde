/** Every screen of the scanner, one after the other, in any language: nothing on them is found by its words. */
import { expect, type Locator, type Page } from 'playwright/test'
import { wedgeOn } from './wedge.ts'

export interface Visitor {
  readonly url: string
  readonly code: string
  readonly person: string
  readonly pin: string
}

/** What is done on each screen while it stands still. */
type Look = (screen: string) => Promise<void>

/** A first visit of a new device, up to the jobs. */
export async function arrives(page: Page, visitor: Visitor, at: Look): Promise<void> {
  await page.goto(`${visitor.url}/scan/`)
  await page.locator('.enrol-code').fill('QQQQ QQQQ')
  await page.locator('.enrol input').last().fill('TC-06')
  await at('enrol')
  await page.locator('.enrol-code').fill(visitor.code)
  await page.locator('.enrol button[type=submit]').click()
  await page.locator('.people button').first().waitFor()
  await at('sign-in')
  await page.locator('.people button', { hasText: visitor.person }).click()
  await typesPin(page, '9999')
  await expect(page.locator('.pin-wrong')).not.toBeEmpty()
  await at('pin-wrong')
  await typesPin(page, visitor.pin)
  await page.locator('.tiles').waitFor()
  await settled(page)
  await at('jobs')
}

/** Each job and what lies beside the jobs; `goods` are announced and on no order, `label` is on no box. */
export async function worksThrough(
  page: Page,
  goods: { readonly announced: string; readonly other: string; readonly label: string },
  at: Look,
): Promise<void> {
  const tour = await tourOf(page, at)
  await receives(tour, goods.announced)
  await picks(tour, goods.other)
  await typesAndFilms(tour)
  await packs(tour)
  await handsOver(tour, goods.label)
  await takesBack(tour)
  await looksAround(tour, goods.other)
}

interface Tour {
  readonly page: Page
  readonly at: Look
  readonly goes: (place: string) => Promise<void>
  readonly scans: (code: string) => Promise<void>
  readonly taps: (button: Locator) => Promise<void>
  readonly choices: Locator
  readonly actions: Locator
}

async function tourOf(page: Page, at: Look): Promise<Tour> {
  const wedge = await wedgeOn(page)
  return {
    page,
    at,
    goes: async (place) => {
      await page.evaluate(`location.hash = '#/${place}'`)
      await expect(page.locator('.top-back')).toBeVisible()
      await page.locator('main > *').first().waitFor()
      await settled(page)
    },
    scans: async (code) => {
      await settled(page)
      await wedge(code)
      await expect(page.locator('.flash')).toHaveCSS('opacity', '1')
    },
    taps: async (button) => {
      await settled(page)
      await button.click()
    },
    choices: page.locator('.choice'),
    actions: page.locator('.actions > .button'),
  }
}

async function receives({ page, at, goes, scans, taps, choices, actions }: Tour, goods: string) {
  await goes('receive')
  await choices.nth(1).waitFor()
  await at('deliveries')
  await taps(choices.nth(1))
  await page.locator('.batch summary').click()
  await page.locator('.batch input').first().fill('LOT-2026-04711')
  await page.locator('.batch input').last().fill('2026-12-31')
  await taps(actions.nth(2))
  await settled(page)
  await at('receiving')
  await scans(goods)
  await at('received')
  await taps(page.locator('main > .button').first())
  await page.locator('.photo video').waitFor()
  await at('photo')
  await goes('put-away')
  await scans(goods)
  await settled(page)
  await at('put-away')
}

async function picks({ page, at, goes, scans, taps, choices, actions }: Tour, other: string) {
  await goes('pick')
  await choices.first().waitFor()
  await at('pick-list')
  await taps(actions.nth(2))
  await taps(choices.nth(0))
  await taps(choices.nth(1))
  await expect(page.locator('.choice[aria-pressed=true]')).toHaveCount(2)
  await settled(page)
  await at('cart')
  await taps(actions.nth(2))
  await page.locator('.next').waitFor()
  await settled(page)
  await at('walk')
  await taps(actions.nth(2))
  await page.locator('.reasons').waitFor()
  await at('short')
  await taps(actions.nth(2))
  await scans(other)
  await at('wrong')
  await settled(page)
  await at('walk-after')
}

async function typesAndFilms({ page, at, taps, actions }: Tour) {
  await taps(actions.nth(1))
  await page.locator('.manual-entry input').fill('9520000000071')
  await taps(page.locator('.manual-entry [type=submit]'))
  await page.locator('.manual-entry-doubt').waitFor()
  await expect(page.locator('.flash')).toHaveCSS('opacity', '1')
  await settled(page)
  await at('typing')
  await taps(page.locator('.manual-entry .button').first())
  await taps(actions.first())
  await page.locator('.camera[data-state=live]').waitFor()
  await at('camera')
  await taps(actions.first())
}

async function packs({ page, at, goes, taps, choices }: Tour) {
  await goes('pack')
  await choices.first().waitFor()
  await at('pack-list')
  await taps(choices.first())
  await page.locator('.next').waitFor()
  await settled(page)
  await at('packing')
}

async function handsOver({ page, at, goes, scans, taps, actions }: Tour, label: string) {
  await goes('hand-over')
  await page.locator('.others').waitFor()
  await at('trucks')
  await taps(page.locator('.choice, .others .button').first())
  await page.locator('.next').waitFor()
  await scans(label)
  await settled(page)
  await at('loading')
  await taps(actions.nth(2))
  await page.locator('.closing').waitFor()
  await settled(page)
  await at('closing')
  await taps(page.locator('.closing-answers .button').last())
  await page.locator('.manifest-answers').waitFor()
  await settled(page)
  await at('manifest')
}

async function takesBack({ page, at, goes, taps, actions }: Tour) {
  await goes('returns')
  await at('returns')
  await taps(actions.nth(2))
  await page.locator('.reasons').waitFor()
  await settled(page)
  await at('inspect')
  await taps(page.locator('.reasons .button').last())
  await expect(page.locator('.reasons .button')).toHaveCount(4)
  await settled(page)
  await at('decide')
}

async function looksAround({ page, at, goes, scans, taps }: Tour, other: string) {
  await goes('print')
  await at('print')
  await goes('calibrate')
  await at('calibrate')
  await goes('sync')
  await at('sync')
  await page.context().setOffline(true)
  await goes('receive')
  await scans(other)
  await goes('sync')
  await at('sync-offline')
  await goes('rescue')
  await at('rescue')
  await taps(page.locator('.rescue-ways .button').nth(1))
  await page.locator('.qr').waitFor()
  await at('rescue-code')
  await page.context().setOffline(false)
  await page.evaluate(`location.hash = '#/practice/jobs'`)
  await page.locator('.practice .tiles').waitFor()
  await at('practice')
}

async function typesPin(page: Page, pin: string): Promise<void> {
  for (const digit of pin) {
    await page.locator('.pin-pad button', { hasText: new RegExp(`^${digit}$`) }).click()
  }
}

/** What a scan was answered with has faded. */
async function settled(page: Page): Promise<void> {
  const flash = page.locator('.flash')
  if ((await flash.count()) > 0) await expect(flash).toHaveCSS('opacity', '0')
}
