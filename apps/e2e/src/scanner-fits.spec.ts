/** The smallest screen, the longest words, and text of twice its size: all of it stays readable, and takes a glove. */
import { expect, test, type Page } from 'playwright/test'
import { hires, newCode, openDemo, type DemoStage, type Hired } from './demo-stage.ts'
import { misfitsOn, textOf } from './fits.ts'
import { barriersOn } from './readable-by-all.ts'
import { arrives, worksThrough } from './scanner-tour.ts'

const friederike: Hired = { name: 'Friederike', language: 'de', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const przemyslaw: Hired = { name: 'Przemysław', language: 'pl', badge: 'M3Q2M9X4T8WZ', pin: '4712' }
const inmaculada: Hired = { name: 'Inmaculada', language: 'es', badge: 'R3Q2M9X4T8WZ', pin: '4713' }
const tentOnItsWay = '9520000000011'
const jacket = '9520000000240'
const strangeLabel = '1ZE2E0010300412713'

let stage: DemoStage
test.beforeAll(async () => {
  stage = await openDemo()
})
test.afterAll(async () => {
  await stage.stop()
})

test.use({ viewport: { width: 360, height: 640 }, permissions: ['camera'] })

test.describe('in German', () => {
  test.use({ locale: 'de-DE' })

  test('M2: every screen of the scanner fits, takes a glove, and has no barrier, with text of either size', async ({
    page,
  }) => {
    test.setTimeout(240_000)

    await toured(page, friederike, async (screen) => {
      await expectToFit(page, screen)
      await textOf(page, '200%')
      // What a scan is answered with is gone before axe has looked.
      if (!flashes.has(screen)) expect.soft(await barriersOn(page), screen).toEqual([])
      await textOf(page, '')
    })
  })
})

for (const [language, locale, person] of [
  ['Polish', 'pl-PL', przemyslaw],
  ['Spanish', 'es-ES', inmaculada],
] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ locale })

    test('M2: every screen of the scanner fits and takes a glove, with text of either size', async ({
      page,
    }) => {
      test.setTimeout(180_000)

      await toured(page, person, async (screen) => {
        await expectToFit(page, screen)
      })
    })
  })
}

const flashes: ReadonlySet<string> = new Set(['received', 'wrong'])

async function toured(page: Page, who: Hired, at: (screen: string) => Promise<void>) {
  await hires(stage, who)
  const visitor = { url: stage.url, code: await newCode(stage), person: who.name, pin: who.pin }
  await arrives(page, visitor, at)
  const goods = { announced: tentOnItsWay, other: jacket, label: strangeLabel }
  await worksThrough(page, goods, at)
}

async function expectToFit(page: Page, screen: string): Promise<void> {
  expect.soft(await misfitsOn(page), screen).toEqual([])
  await textOf(page, '200%')
  expect.soft(await misfitsOn(page), `${screen}, large text`).toEqual([])
  await textOf(page, '')
}
