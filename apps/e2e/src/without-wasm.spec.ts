/** A browser in which WebAssembly cannot start: the camera reads less and slower, and still reads what a shift needs. */
import { expect, test } from 'playwright/test'
import { launchOptions } from './browser.ts'
import { cameraVideo } from './camera-video.ts'
import { rowsOf } from './faults/in-page.ts'
import { listensTo } from './said.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { workerAt } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const mug: Goods = {
  sku: 'MUG-0001',
  name: 'Enamel mug',
  gtin: '9520000000011',
  bin: 'A',
  units: 2,
}
const lamp: Goods = { sku: 'LAMP-1', name: 'Head lamp', gtin: '9520000000028', bin: 'B', units: 1 }
const rope: Goods = { sku: 'ROPE-1', name: 'Rope, 20 m', gtin: '9520000000035', bin: 'C', units: 1 }
const lotOf = { lamp: 'ABC123', rope: 'R-5' }

const seconds = 3
const video = await cameraVideo([
  { code: { symbology: 'ean-13', text: mug.gtin }, seconds },
  { code: { symbology: 'code-128', text: mug.sku }, seconds, turn: 90 },
  {
    code: { symbology: 'gs1-128', text: `010${lamp.gtin}10${lotOf.lamp}\u001d21SN1` },
    scale: 2.5,
    seconds,
  },
  { code: { symbology: 'gs1-qr', text: `010${rope.gtin}10${lotOf.rope}\u001d21SN2` }, seconds },
  // Without FNC1 the same digits are no GS1 data.
  { code: { symbology: 'qr', text: `010${rope.gtin}` }, seconds },
])

test.use({ launchOptions: await launchOptions({ video }), serviceWorkers: 'block' })

let stage: Stage
test.beforeAll(async () => {
  stage = await openStage()
  await stage.hires(ana)
  await stage.announces('IN-1', [mug, lamp, rope])
})
test.afterAll(async () => {
  await stage.stopServer()
})

test('field A16: the camera still reads EAN-13, Code 128, GS1-128 with its separators, and QR', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.route('**/*.wasm', (route) => route.abort())
  const worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), 'TC-01')
  await worker.signsInByPin(ana)
  await worker.goesTo('Receive')
  const said = await listensTo(page)

  await worker.taps('Camera')

  await expect
    .poll(async () => (await said()).map(shortly), { timeout: 60_000 })
    .toEqual(
      expect.arrayContaining([
        'Received Enamel mug · 1 of 2',
        'Received Enamel mug · 2 of 2',
        'Received Head lamp · 1 of 1',
        'Received Rope, 20 m · 1 of 1',
        `010${rope.gtin}`,
      ]),
    )
  await worker.taps('Camera off')
  expect(asked.filter(isFallback)).toHaveLength(1)
  const received = (await rowsOf(page)).filter(({ kind }) => kind === 'received')
  // The film may have begun again meanwhile.
  const lots = new Set(received.map(({ held }) => lotIn(held.event)))
  expect([...lots]).toEqual([undefined, lotOf.lamp, lotOf.rope])
})

test('the slower decoder is not even loaded where WebAssembly starts (field A16)', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), 'TC-02')
  await worker.signsInByPin(ana)
  await worker.goesTo('Receive')
  const said = await listensTo(page)

  await worker.taps('Camera')

  await expect.poll(async () => (await said()).join()).toContain('Head lamp')
  expect(asked.filter(isFallback)).toEqual([])
  await worker.taps('Camera off')
})

/** Of a code that means nothing here, the code alone. */
const shortly = (text: string): string => (/010\d{13}/.exec(text) ?? [text])[0]

const isFallback = (path: string) => path.includes('script-decoder')

function lotIn(event: Record<string, unknown>): string | undefined {
  return (event as { readonly body: { readonly goods: { readonly lot?: string } } }).body.goods.lot
}
