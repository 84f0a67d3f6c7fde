/** What hurts the users of scanners that type, in a browser that types: field notes A10, A11, A12. */
import { GS } from '@milepost/barcode'
import { expect, test, type Page } from 'playwright/test'
import { gtin } from './faults/floor.ts'
import { inStore, rowsOf } from './faults/in-page.ts'
import { openStage, type Goods, type Person, type Stage } from './stage.ts'
import { enter, presses, signs, type Press } from './wedge.ts'
import { workerAt, type Worker } from './worker.ts'

const ana: Person = { name: 'Ana', badge: 'K7Q2M9X4T8WZ', pin: '4711' }
const goods = Array.from({ length: 9 }, (_, at): Goods => ({
  sku: `GOODS-${at + 1}`,
  name: `Thing ${at + 1}`,
  gtin: gtin(at + 1),
  bin: 'A-1',
  units: 4,
}))
const [mug] = goods as [Goods]

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
  await stage.announces(testId, goods)
  worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await stage.enrolmentCode(), testId)
  await worker.signsInByPin(ana)
  await worker.goesTo('Receive')
  await worker.taps(new RegExp(`^${testId}`))
})

for (const kind of ['password', 'text', 'search', 'number'] as const) {
  test(`field A10: what is typed into a ${kind} field stays there, at a scanner's speed and with its prefix`, async ({
    page,
  }) => {
    const typed = kind === 'number' ? '77004711' : '~pa~ss]C1word~'
    await inStore(page, 'facts', (facts, fact) => facts.put(fact), {
      name: 'wedge',
      value: { prefix: kind === 'number' ? '7' : '~' },
    })
    await page.reload()
    await expect(worker.lastScan).toBeVisible()
    await page.evaluate(`{
      const field = document.createElement('input')
      field.type = '${kind}'
      field.setAttribute('aria-label', 'Of somebody else')
      document.body.append(field)
      field.focus()
    }`)

    await presses(page, [...signs(typed), enter], 0)
    await presses(page, signs(typed), 40)

    await expect(page.getByLabel('Of somebody else')).toHaveValue(typed + typed)
    await page.evaluate('document.activeElement.remove()')
    await worker.scans(`${kind === 'number' ? '7' : '~'}${mug.gtin}`, /^Received Thing 1/)
    expect(await rawIn(page)).toEqual([mug.gtin])
  })
}

const altDigits = ['0', '2', '9'].map((key): Press => ({ key, modifiers: 1 }))
const separators: readonly (readonly [string, readonly Press[]])[] = [
  ['Ctrl+]', [{ key: ']', modifiers: 2 }]],
  ['F8', [{ key: 'F8', windowsVirtualKeyCode: 119 }]],
  [
    'Alt+029',
    [
      { key: 'Alt', modifiers: 1, only: 'down' },
      ...altDigits,
      { key: 'Alt', modifiers: 0, only: 'up' },
    ],
  ],
  ['spelled <GS>', signs('<GS>')],
]

test('field A11: lot and serial stay apart, however the separator is typed and whichever code it was', async ({
  page,
}) => {
  const kinds = [']C1', ']d2', ']Q3', ']C1'] as const
  for (const [at, [name, separator]] of separators.entries()) {
    const { gtin: code, name: thing } = goods[at] ?? mug
    const label = `${kinds[at]}010${code}10LOT-${at}`

    await presses(page, [...signs(label), ...separator, ...signs('21SN7'), enter])

    await expect(worker.lastScan, name).toHaveText(new RegExp(`^Received ${thing}`))
  }

  const lots = (await receivedIn(page)).map(({ body }) => body.goods.lot)
  expect(lots).toEqual(['LOT-0', 'LOT-1', 'LOT-2', 'LOT-3'])
  expect(await rawIn(page)).toEqual(
    kinds.map((kind, at) => `${kind}010${goods[at]?.gtin ?? ''}10LOT-${at}${GS}21SN7`),
  )
})

test('field A12: a code comes whole at any speed, in a browser that is six times slower', async ({
  page,
}) => {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 })

  for (const [at, gapMs] of [0, 1, 5, 10, 20, 35, 50, 80, 100].entries()) {
    const { gtin: code, name } = goods[at] ?? mug
    await worker.wedge(code, gapMs)
    await expect(worker.lastScan).toHaveText(`Received ${name} · 1 of 4`)
  }

  expect(await rawIn(page)).toEqual(goods.map(({ gtin: code }) => code))
})

test('A2: a trigger pulled while a field of ours has the focus is a scan, and the field keeps what was typed', async ({
  page,
}) => {
  await page.getByText('Lot, best before').click()
  const lot = page.getByLabel('Lot', { exact: true })
  await lot.fill('L-77')
  await lot.focus()
  await worker.wedge(mug.gtin)
  await expect(worker.lastScan).toHaveText(/^Received Thing 1/)
  await presses(page, signs('L-78'), 60)
  await expect(lot).toHaveValue('L-78')
  await presses(page, [...signs('LOT-4711-B'), enter], 5)
  await expect(lot).toHaveValue('L-78LOT-4711-B')
  await lot.fill('')

  await worker.taps('Type')
  const [ctrl] = separators
  const label = `]C1010${goods[1]?.gtin ?? ''}10LOT-9`
  await presses(page, [...signs(label), ...(ctrl?.[1] ?? []), ...signs('21SN7'), enter], 80)
  await expect(worker.lastScan).toHaveText(/^Received Thing 2/)
  await expect(page.getByRole('search').getByRole('textbox')).toHaveValue('')
  await presses(page, [...signs(goods[2]?.gtin ?? ''), enter], 90)
  await expect(worker.lastScan).toHaveText(/^Received Thing 3/)

  const events = await receivedIn(page)
  expect(events.map(({ body }) => body.goods.lot)).toEqual(['L-77', 'LOT-9', undefined])
  expect(events.map(({ scan }) => scan.how)).toEqual(['wedge', 'wedge', 'manual'])
})

test('A6: the first code that is typed after a start is heard, though nobody has touched the screen', async ({
  page,
}) => {
  await page.addInitScript(`{
    window.notes = 0
    const make = AudioContext.prototype.createOscillator
    AudioContext.prototype.createOscillator = function () {
      window.notes += 1
      return make.call(this)
    }
  }`)
  await expect(page.getByRole('button', { name: 'Other delivery' })).toBeVisible()
  await page.reload()
  await expect(worker.lastScan).toBeVisible()

  await worker.scans(mug.gtin, /^Received Thing 1/)

  expect(await page.evaluate('window.notes')).toBeGreaterThan(0)
})

interface Received {
  readonly body: { readonly goods: { readonly lot?: string } }
  readonly scan: { readonly raw: string; readonly how: string }
}

async function receivedIn(page: Page): Promise<readonly Received[]> {
  const rows = (await rowsOf(page)).toSorted((a, b) => a.seq - b.seq)
  return rows
    .filter(({ kind }) => kind === 'received')
    .map(({ held }) => held.event as unknown as Received)
}

/** The bytes that the events keep. */
const rawIn = async (page: Page): Promise<readonly string[]> =>
  (await receivedIn(page)).map(({ scan }) => Buffer.from(scan.raw, 'base64').toString())
