/**
 * A believable day in one warehouse: orders at every stage, split and late ones, a missed scan, a device that has not
 * synced, an exception. Everything is told relative to `now`, so the day is fresh whenever it is made.
 */
import {
  as,
  type DeviceEvent,
  type DeviceId,
  type EpochId,
  type Instant,
  type MilepostEvent,
  type OrderId,
  type ShopId,
} from '@milepost/domain'
import { demoSite, spare } from './crew.ts'
import { expectedGoods } from './receiving.ts'
import { stories } from './stories.ts'
import { type ScanDraft, tell } from './tale.ts'
import { onTrucks } from './trucks.ts'

const hour = 3_600_000

export const demoShop = as<ShopId>('hearth-and-pine')

export interface DemoScan {
  readonly event: DeviceEvent
  readonly at: Instant
  readonly device: DeviceId
  readonly epoch: EpochId
  readonly seq: number
}

export interface DemoDay {
  readonly facts: readonly MilepostEvent[]
  readonly scans: readonly DemoScan[]
  /** Scans that the silent device still holds. */
  readonly heldBack: readonly DemoScan[]
  readonly orders: readonly { readonly order: OrderId; readonly reference: string }[]
}

export function demoDay(
  now: Instant,
  orderIdOf: (shop: ShopId, reference: string) => OrderId,
): DemoDay {
  // As in a real shop, a later order has a higher number.
  const inOrder = stories(now).toSorted((one, other) => other.placedHoursAgo - one.placedHoursAgo)
  const tales = inOrder.map(({ placedHoursAgo, wants, chapters }, index) => {
    const reference = `DEMO-${1040 + index}`
    const placedAt = now - Math.round(placedHoursAgo * hour)
    const order = orderIdOf(demoShop, reference)
    const shipBy = placedAt + 8 * hour
    const deliverBy = new Date(placedAt + 72 * hour).toISOString().slice(0, 10)
    const { site } = demoSite
    const of = { reference, order, shop: demoShop, site, placedAt, wants, shipBy, deliverBy }
    return { reference, order, ...tell(of, chapters) }
  })
  const goods = expectedGoods(now)
  const told = tales.flatMap((each) => each.scans)
  const scans = numberedByDevice([...onTrucks(told, now), ...goods.scans])
  return {
    facts: [...tales.flatMap((each) => each.facts), ...goods.facts],
    scans: scans.filter((scan) => !isHeldBack(scan)),
    heldBack: scans.filter(isHeldBack),
    orders: tales.map(({ order, reference }) => ({ order, reference })),
  }
}

const isHeldBack = ({ device }: DemoScan): boolean => device === spare.device

/** Devices count their scans from 1 in the order they were made. */
function numberedByDevice(drafts: readonly ScanDraft[]): readonly DemoScan[] {
  const seqOf = new Map<string, number>()
  return drafts
    .toSorted((a, b) => a.at - b.at)
    .map((draft) => {
      const seq = (seqOf.get(draft.who.device) ?? 0) + 1
      seqOf.set(draft.who.device, seq)
      return numbered(draft, seq)
    })
}

function numbered({ id, who, at, scan, corrects }: ScanDraft, seq: number): DemoScan {
  const device = as<DeviceId>(who.device)
  const epoch = as<EpochId>(`${who.device}-epoch`)
  const event: DeviceEvent = {
    id,
    source: 'device',
    occurred: { at },
    ...scan,
    ...(corrects ? { corrects } : {}),
    scan: {
      device,
      site: demoSite.site,
      person: who.person,
      how: 'wedge',
      raw: '',
      epoch,
      seq,
      clock: { session: as('demo'), mono: seq, zone: demoSite.zone, offset: 0, error: 40 },
      app: 'demo',
    },
  }
  return { event, at, device, epoch, seq }
}
