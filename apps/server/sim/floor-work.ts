/** What people scan in a world: a few orders with boxes, and now and then something no server expects. */
import {
  as,
  type DeviceEvent,
  type EventId,
  type MilepostEvent,
  type OrderId,
} from '@milepost/domain'
import { line, placed } from '@milepost/domain/testing'
import type { ScanIntent } from '@milepost/outbox'
import type { Chance } from './chance.ts'
import { site } from './server.ts'

export const ordersOf = (count: number): readonly OrderId[] =>
  Array.from({ length: count }, (_, nth) => as<OrderId>(`order-${nth + 1}`))

export const placing = (order: OrderId, at: number): MilepostEvent =>
  placed(at, { order, site, lines: [line('line-1', 5), line('line-2', 3)] })

/** `mark` is read from the label: it is how a scan is known again, whatever becomes of it. */
export function intentOf(
  chance: Chance,
  orders: readonly OrderId[],
  { mark, latest }: { readonly mark: string; readonly latest: DeviceEvent | undefined },
): ScanIntent {
  const order = orders[chance.between(0, orders.length - 1)] ?? as<OrderId>('order-1')
  const box = as<never>(`${order}-box-${chance.between(1, 2)}`)
  const picked = as<never>(`line-${chance.between(1, 2)}`)
  const label = { carrier: 'ups', number: `1Z${chance.between(1, 3)}` }
  const read = { how: 'camera', raw: mark } as const
  const intents: readonly [ScanIntent, ...ScanIntent[]] = [
    { ...read, kind: 'picked', subject: { order }, body: { line: picked, units: 1 } },
    {
      ...read,
      kind: 'item-packed',
      subject: { order, box },
      body: { box, line: picked, units: 1 },
    },
    { ...read, kind: 'box-closed', subject: { order, box }, body: { box } },
    { ...read, kind: 'label-bound', subject: { order, box }, body: { box, label } },
    { ...read, kind: 'loaded', subject: { box }, body: { box } },
    { ...read, kind: 'loaded', subject: { label }, body: { label } },
    {
      ...read,
      kind: 'put-away',
      subject: {},
      body: { goods: { sku: hardText(chance) }, units: 1, bin: 'A' },
    },
    { ...read, kind: 'damage-noted', subject: { order, box }, body: { box } },
  ]
  if (latest && chance.happens(0.08))
    return { ...read, kind: 'undone', subject: latest.subject, body: {}, corrects: latest.id }
  return chance.oneOf(intents)
}

/** Right on the device, wrong to every server: it belongs in quarantine. */
export const poisoned = (intent: ScanIntent, chance: Chance): ScanIntent =>
  chance.happens(0.5)
    ? ({ ...intent, body: { ...intent.body, units: -1, box: '%%' } } as ScanIntent)
    : { ...intent, raw: intent.raw.padEnd(9000, 'A') }

/** Of a kind that only the next version of the server knows. */
export const fromNewerApp = (intent: ScanIntent): ScanIntent =>
  ({ ...intent, kind: 'weighed', body: { grams: 5 } }) as unknown as ScanIntent

/** The server cannot even name other scans in an answer: it knows of them as missing numbers only. */
export const isNameable = (id: EventId): boolean => !id.includes('%')

const hardText = (chance: Chance): string =>
  chance.oneOf(['MUG', 'GS\u001D01', 'nul\0', 'half \uD800', '\u202Ertl', '🧦', '__proto__'])
