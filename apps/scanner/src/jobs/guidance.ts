/** What an unexpected code is, and where it stands: never just "invalid". */
import type { Meaning } from '@milepost/barcode'
import type { BoxOnFloor, JobScan, Known } from './job.ts'
import type { BoxState, Remark } from './remark.ts'

export function whatItIs({ read, known, instead }: JobScan): Remark {
  if (instead) return instead
  if (!read.ok) return unreadable(read)
  const { meaning } = read
  const thing = isPlace(meaning) ? undefined : knownThing(known, meaning)
  if (thing) return thing
  switch (meaning.kind) {
    case 'own':
      return { say: 'an-own-label', label: meaning.label, value: meaning.value }
    case 'gtin':
      return { say: 'a-product', name: meaning.gtin14 }
    case 'tracking': {
      const [{ carrier, number } = { carrier: '?', number: '' }] = meaning.candidates
      return { say: 'a-tracking-number', carrier, number }
    }
    case 'sscc':
      return { say: 'a-shipping-unit', sscc: meaning.sscc }
    case 'gs1':
      return {
        say: 'unknown',
        text: short(meaning.elements.map(({ ai, value }) => `(${ai})${value}`).join('')),
      }
    case 'unknown':
      return { say: 'unknown', text: short(meaning.text) }
  }
}

/** Few places help to look again; many help nobody. */
function unreadable({ refusal, reading }: Extract<JobScan['read'], { ok: false }>): Remark {
  const signs = (refusal.at ?? []).map((at) => `${at + 1}: ${reading.text.charAt(at)}`)
  const isHelp = signs.length > 0 && signs.length <= 4
  return { say: 'unreadable', because: refusal.kind, ...(isHelp ? { signs } : {}) }
}

/** A box says more than its order, an order more than what is in it. */
function knownThing({ boxes, orders, products }: Known, meaning: Meaning): Remark | undefined {
  const [box] = boxes
  if (box) return aBox(box)
  const [product] = products
  if (product) {
    return { say: 'a-product', name: product.name, ...(product.bin ? { bin: product.bin } : {}) }
  }
  const goods = meaning.kind === 'gtin' ? lineOf(orders, meaning.gtin14) : undefined
  if (goods) {
    return { say: 'a-product', name: goods.name, ...(goods.bin ? { bin: goods.bin } : {}) }
  }
  const [order] = orders
  return order && { say: 'an-order', reference: order.reference, stage: order.stage }
}

/** What lies in a bin, or was scanned into a tote, is not what its label says. */
const isPlace = (meaning: Meaning): boolean =>
  meaning.kind === 'own' && (meaning.label === 'bin' || meaning.label === 'tote')

/** Goods that are in no catalogue of this device are named by an order that wants them. */
const lineOf = (orders: Known['orders'], gtin14: string) =>
  orders.flatMap(({ lines }) => lines).find(({ gtin }) => gtin?.padStart(14, '0') === gtin14)

/** A whole page of text may stand in a code; the answer to it is read at arm’s length. */
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

function aBox(on: BoxOnFloor): Remark {
  const { box, order } = on
  return {
    say: 'a-box',
    reference: order.reference,
    box: placeOf(on),
    state: stateOf(on),
    ...(box.lastAt === undefined ? {} : { at: box.lastAt }),
  }
}

function stateOf({ box }: BoxOnFloor): BoxState {
  if (box.handedOver) return 'handed-over'
  return box.closed ? 'packed' : 'open'
}

/** Box 2 of its order, as people count. */
export function placeOf({ box, order }: BoxOnFloor): number {
  return order.boxes.findIndex((each) => each.box === box.box) + 1
}
