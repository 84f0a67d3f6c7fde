/** The camera as a person meets it on the way from screen to screen. */
import { ownLabel } from '@milepost/barcode'
import { expect, test, type Page } from 'playwright/test'
import { launchOptions } from './browser.ts'
import { cameraVideo } from './camera-video.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const mug: Goods = { sku: 'MUG', name: 'Enamel mug', gtin: '9520000000011', bin: 'A-1', units: 2 }
const order = ownLabel('order', 'M-1')
const film = await cameraVideo([{ code: { symbology: 'qr', text: order }, seconds: 20 }], {
  pauseSeconds: 2,
})

test.use({ launchOptions: await launchOptions({ video: film }) })

let stage: Stage
let worker: Worker
test.beforeAll(async () => {
  stage = await openStage()
  await stage.hires(ana)
  await stage.orders('M-1', [mug])
})
test.afterAll(async () => {
  await stage.stopServer()
})

test.beforeEach(async ({ page }, { testId }) => {
  await page.addInitScript(countOpenings)
  worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), testId)
  await worker.signsInByPin(ana)
})

test('field A15, field A17: the camera goes along from screen to screen, and is opened once', async ({
  page,
}) => {
  await worker.goesTo('Pick')
  await worker.taps('Camera')
  await expect(worker.lastScan).toHaveText('Order M-1 2 units to pick')
  const told = await lastSaid(page)

  await worker.goesTo('Pack')
  await expect(camera(page)).toHaveAttribute('data-state', 'live')
  await worker.goesTo('Receive')
  await expect(camera(page)).toHaveAttribute('data-state', 'live')

  expect(await openings(page)).toEqual({ asked: 1, open: 1, workers: 1 })
  expect(await lastSaid(page)).toBe(told)
})

test('A1: where nobody looks through it, and when it is closed, the camera is off', async ({
  page,
}) => {
  await worker.taps('Camera')
  await expect(camera(page)).toHaveAttribute('data-state', 'live')

  await worker.pill.click()
  await expect.poll(() => openings(page)).toMatchObject({ asked: 1, open: 0 })
  await page.getByRole('button', { name: 'Jobs' }).click()
  await expect(camera(page)).toHaveAttribute('data-state', 'live')
  await worker.taps('Camera off')

  await expect.poll(() => openings(page)).toMatchObject({ asked: 2, open: 0 })
})

test('field A17: a decoder that dies lets the camera rest, and a tap goes on', async ({ page }) => {
  await worker.taps('Camera')
  await expect(worker.lastScan).toHaveText(/^Order M-1/)

  await page.evaluate('window.openings.killDecoder()')
  await expect(camera(page)).toHaveAttribute('data-state', 'resting')
  await expect.poll(() => openings(page)).toMatchObject({ open: 0 })
  await worker.taps('Camera rests. Tap to go on.')

  await expect(camera(page)).toHaveAttribute('data-state', 'live')
  expect(await openings(page)).toMatchObject({ asked: 2, open: 1, workers: 2 })
})

const camera = (page: Page) => page.getByRole('region', { name: 'Camera' })
const lastSaid = (page: Page) => page.locator('.last-result output').innerText()

interface Openings {
  readonly asked: number
  readonly open: number
  readonly workers: number
}

const openings = (page: Page): Promise<Openings> => page.evaluate('window.openings.now()')

/** Counts, before the app runs, how often it asks for the camera and starts a worker, and what is left running. */
const countOpenings = `{
  const tracks = []
  const workers = []
  let asked = 0
  const { mediaDevices } = navigator
  const open = mediaDevices.getUserMedia.bind(mediaDevices)
  mediaDevices.getUserMedia = async (wish) => {
    asked += 1
    const stream = await open(wish)
    tracks.push(...stream.getTracks())
    return stream
  }
  window.Worker = class extends Worker {
    constructor(...how) {
      super(...how)
      workers.push(this)
    }
  }
  window.openings = {
    now: () => ({
      asked,
      open: tracks.filter(({ readyState }) => readyState === 'live').length,
      workers: workers.length,
    }),
    killDecoder: () => workers.at(-1).dispatchEvent(new ErrorEvent('error', { message: 'killed' })),
  }
}`
