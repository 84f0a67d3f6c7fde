/** What hurts the users of other scanners, before our camera: field notes A9, A14, A15. */
import { expect, test, type Page } from 'playwright/test'
import { launchOptions } from './browser.ts'
import { cameraVideo } from './camera-video.ts'
import { rowsOf } from './faults/in-page.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const mug: Goods = { sku: 'MUG', name: 'Enamel mug', gtin: '9520000000011', bin: 'A-1', units: 9 }
const viewSeconds = 4
const pauseSeconds = 3
const film = await cameraVideo(
  [{ code: { symbology: 'ean-13', text: mug.gtin }, seconds: viewSeconds, turn: 5 }],
  { pauseSeconds },
)

test.use({ launchOptions: await launchOptions({ video: film }), serviceWorkers: 'block' })

let stage: Stage
let worker: Worker
test.beforeAll(async () => {
  stage = await openStage()
  await stage.hires(ana)
})
test.afterAll(async () => {
  await stage.stopServer()
})
test.beforeEach(async ({ page }, { testId }) => {
  await stage.announces(testId, [mug])
  worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), testId)
  await worker.signsInByPin(ana)
  await worker.goesTo('Receive')
  await worker.taps(new RegExp(`^${testId}`))
})

test('field A9: one trigger pull that comes as a picture and as keys is one event', async ({
  page,
}) => {
  await page.evaluate(typesWhatTheCameraSaw(mug.gtin))

  await worker.taps('Camera')

  await expect(worker.lastScan).toHaveText('Received Enamel mug · 1 of 9')
  await expect.poll(() => page.evaluate('window.typed')).toBe(true)
  await expect(worker.lastScan).toHaveText('Received Enamel mug · 2 of 9')
  expect((await receivedIn(page)).map(({ how }) => how)).toEqual(['camera', 'camera'])
})

for (const engine of ['WebAssembly', 'script'] as const) {
  test(`field A14, field A15: by ${engine} a code counts once a view, again when it comes back, and an empty desk is no code`, async ({
    page,
  }) => {
    if (engine === 'script') await page.route('**/*.wasm', (route) => route.abort())

    await worker.taps('Camera')
    await expect(worker.lastScan).toHaveText('Received Enamel mug · 2 of 9')

    const views = await receivedIn(page)
    expect(views.map(({ gtin }) => gtin)).toEqual([`0${mug.gtin}`, `0${mug.gtin}`])
    const [first = 0, second = 0] = views.map(({ at }) => at)
    // Shorter than the pause between two views would be twice in one.
    expect(second - first).toBeGreaterThan(pauseSeconds * 1000)
  })
}

interface Received {
  readonly occurred: { readonly at: number }
  readonly body: { readonly goods: { readonly gtin: string } }
  readonly scan: { readonly how: string }
}

async function receivedIn(page: Page) {
  const rows = (await rowsOf(page)).toSorted((a, b) => a.seq - b.seq)
  return rows
    .filter(({ kind }) => kind === 'received')
    .map(({ held }) => held.event as unknown as Received)
    .map(({ occurred, body, scan }) => ({
      at: occurred.at,
      gtin: body.goods.gtin,
      how: scan.how,
    }))
}

/** As a handheld does that reports each pull twice: the keys follow the picture at once. */
const typesWhatTheCameraSaw = (code: string) => `{
  const last = document.querySelector('.last-result')
  const watch = new MutationObserver(() => {
    watch.disconnect()
    for (const key of [...'${code}', 'Enter'])
      window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    window.typed = true
  })
  watch.observe(last, { childList: true, subtree: true, characterData: true })
}`
