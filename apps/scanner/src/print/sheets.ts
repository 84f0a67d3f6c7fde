/** What can be printed, as data: each sheet with the text of its code. */
import { labelText } from '@milepost/barcode'
import type { WorkOrder } from '@milepost/domain'
import type { SlipLine } from '@milepost/ui/print'
import { calibrationCodes } from '../capture/calibration.ts'
import { demoBins, demoGoods, demoOrders } from '../practice/demo-work.ts'
import { type Contents, knowsEachBox } from './box-contents.ts'
import type { PrintWords } from './print-words.ts'

export type Printable = 'slip' | 'order' | 'boxes' | 'totes' | 'practice' | 'calibration'

export type Sheet =
  | {
      readonly kind: 'label'
      readonly id: string
      readonly eyebrow: string
      readonly title: string
      readonly lines: readonly string[]
      readonly code?: string | undefined
      /** With FNC1 in front. */
      readonly gs1?: boolean
      /** Too much for a small paper. */
      readonly wide?: boolean
    }
  | {
      readonly kind: 'slip'
      readonly id: string
      readonly reference: string
      readonly note?: string
      readonly lines: readonly SlipLine[]
      readonly code?: string | undefined
    }

/** What this order has to print; without an order, what the warehouse has. */
export const printablesOf = (
  order: WorkOrder | undefined,
  isPractising = false,
): readonly Printable[] =>
  order ? ['slip', 'order', 'boxes'] : isPractising ? ['practice', 'totes'] : ['totes']

export function sheetsOf(
  what: Printable,
  order: WorkOrder | undefined,
  words: PrintWords,
  contents: Contents = new Map(),
): readonly Sheet[] {
  if (what === 'totes') return totes(words)
  if (what === 'practice') return practiceSheets(words)
  if (what === 'calibration') return calibrationSheets(words)
  if (!order) return []
  switch (what) {
    case 'slip':
      return slipsOf(order, words, contents)
    case 'order':
      return [orderLabel(order, words)]
    case 'boxes':
      return order.boxes.map((_, at) => boxLabel(order, at, words))
  }
}

const orderCode = ({ reference }: Pick<WorkOrder, 'reference'>): string | undefined =>
  labelText('order', reference.toUpperCase())

/** One for each box, where this device knows what lies in each; else one for the order. */
function slipsOf(order: WorkOrder, words: PrintWords, contents: Contents): readonly Sheet[] {
  const { boxes, lines, reference } = order
  if (boxes.length < 2 || !knowsEachBox(order, contents)) return [slipOf(order, words)]
  return boxes.map(({ box }, at) => {
    const inBox = contents.get(box)
    return {
      kind: 'slip',
      id: box,
      reference,
      note: words.of(at + 1, boxes.length),
      lines: lines.flatMap(({ line, name, sku }) => {
        const units = inBox?.get(line) ?? 0
        return units === 0 ? [] : [{ id: line, name, sku, units, missing: 0 }]
      }),
      code: orderCode(order),
    }
  })
}

function slipOf(order: WorkOrder, words: PrintWords): Sheet {
  const { reference, boxes } = order
  return {
    kind: 'slip',
    id: order.order,
    reference,
    ...(boxes.length === 1 ? { note: words.of(1, 1) } : {}),
    lines: order.lines.map(({ line, name, sku, units, packed }) => ({
      id: line,
      name,
      sku,
      units: packed,
      missing: Math.max(0, units - packed),
    })),
    code: orderCode(order),
  }
}

function orderLabel(order: WorkOrder, words: PrintWords): Sheet {
  const { reference, lines } = order
  return {
    kind: 'label',
    id: order.order,
    eyebrow: words.slip.order,
    title: reference,
    lines: lines.slice(0, 6).map(({ name, units }) => `${units} × ${name}`),
    code: orderCode(order),
  }
}

/** A box is found by its own name; one that no label of ours can hold, by the number it ships under. */
function boxLabel(order: WorkOrder, at: number, words: PrintWords): Sheet {
  const { reference, boxes } = order
  const box = boxes[at]
  const own = box && box.box === box.box.toUpperCase() ? labelText('box', box.box) : undefined
  return {
    kind: 'label',
    id: box?.box ?? String(at),
    eyebrow: `${words.slip.order} ${reference}`,
    title: words.box(at + 1),
    lines: [words.of(at + 1, boxes.length), ...(box?.label ? [box.label.number] : [])],
    code: own ?? box?.label?.number,
  }
}

const totesOnACart = 12

const totes = ({ tote }: PrintWords): readonly Sheet[] =>
  Array.from({ length: totesOnACart }, (_, at) => ({
    kind: 'label',
    id: `tote-${at + 1}`,
    eyebrow: tote,
    title: String(at + 1),
    lines: [],
    code: labelText('tote', String(at + 1)),
  }))

const calibrationSheets = (words: PrintWords): readonly Sheet[] =>
  calibrationCodes.map(({ step, text, gs1 = false }, at) => ({
    kind: 'label',
    id: step,
    eyebrow: words.what.calibration,
    title: `${at + 1}`,
    lines: [],
    code: text,
    gs1,
    wide: true,
  }))

/** Everything one needs to go through each job: orders, bins, goods, shipping labels. */
function practiceSheets(words: PrintWords): readonly Sheet[] {
  const label = (
    id: string,
    what: string,
    title: string,
    code = labelText('order', id),
  ): Sheet => ({
    kind: 'label',
    id: `${what} ${id}`,
    eyebrow: `${words.what.practice} · ${what}`,
    title,
    lines: [],
    code,
  })
  return [
    ...demoOrders.map(({ reference }) => label(reference, words.slip.order, reference)),
    ...demoBins.map((bin) => label(bin, words.bin, bin, labelText('bin', bin))),
    ...demoGoods.map(({ sku, name }) => label(sku, words.slip.what, name, sku)),
    ...demoOrders.flatMap(({ boxes }) =>
      boxes.map(({ label: shipping }) =>
        label(shipping?.number ?? '', words.shipping, 'UPS', shipping?.number),
      ),
    ),
  ]
}
