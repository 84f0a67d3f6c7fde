/** What came in that nobody announced: goods of no delivery, and returns of no order, as a page of the console reads them. */
import type {
  DeviceEvent,
  Goods,
  Label,
  MilepostEvent,
  PhotoHash,
  ReturnCondition,
  ReturnDecision,
} from './event.ts'
import type { BoxId, EventId, ReturnId, SiteId } from './id.ts'
import { isKnown } from './known-kind.ts'
import type { Entry } from './order-view.ts'
import { goodsEntriesOf, type ReceiptEntry } from './receipt-view.ts'

export interface UnannouncedGoods extends ReceiptEntry {
  readonly site: SiteId
}

/** Latest first. Pictures stand with the broken goods that they show (RC5). */
export function unannouncedGoodsOf(events: readonly MilepostEvent[]): readonly UnannouncedGoods[] {
  const siteById = sitesOf(events)
  const taken: UnannouncedGoods[] = []
  for (const entry of goodsEntriesOf(events)) {
    const site = siteById.get(entry.id)
    if (site === undefined || !(entry.kind in isShown)) continue
    const shows = entry.undoneBy || entry.kind !== 'damage-noted' ? -1 : showsAt(taken, entry)
    const broken = taken[shows]
    if (broken) taken[shows] = withPhotos(broken, entry.photos)
    else taken.push({ ...entry, site })
  }
  return taken.toReversed()
}

/** What names a delivery is told on the page of that one. */
const isShown: Readonly<Partial<Record<MilepostEvent['kind'], true>>> = {
  'received': true,
  'damage-noted': true,
}

function sitesOf(events: readonly MilepostEvent[]): ReadonlyMap<EventId, SiteId> {
  const scans = events.filter(
    (event): event is DeviceEvent => event.source === 'device' && !event.subject.receipt,
  )
  return new Map(scans.map(({ id, scan }) => [id, scan.site]))
}

/** A device asks for the picture right after the broken goods, so it is of the last such. */
const showsAt = (taken: readonly UnannouncedGoods[], noted: ReceiptEntry): number =>
  taken.findLastIndex(
    ({ device, goods, condition, undoneBy }) =>
      device === noted.device &&
      condition === 'damaged' &&
      !undoneBy &&
      isSameGoods(goods, noted.goods),
  )

const isSameGoods = (a: Goods = {}, b: Goods = {}): boolean =>
  a.sku === b.sku &&
  a.gtin === b.gtin &&
  a.sscc === b.sscc &&
  a.lot === b.lot &&
  a.expiry === b.expiry

const withPhotos = <Taken extends UnannouncedGoods>(
  taken: Taken,
  photos: readonly PhotoHash[] = [],
): Taken => ({ ...taken, photos: [...(taken.photos ?? []), ...photos] })

const isTakenIn = ({ kind }: Entry): boolean => kind === 'return-received'

/** A return that was taken in without its order being known. */
export interface StrayReturn extends Pick<Entry, 'at' | 'device' | 'person' | 'how'> {
  readonly return: ReturnId
  readonly site: SiteId
  readonly label?: Label
  readonly box?: BoxId
  readonly condition?: ReturnCondition
  readonly decision?: ReturnDecision
  readonly photos: readonly PhotoHash[]
  readonly undoneBy?: EventId
}

/** Undefined where nobody took it in. `events` is everything filed under it, or anything wider (RT3). */
export function strayReturnOf(
  back: ReturnId,
  events: readonly MilepostEvent[],
): StrayReturn | undefined {
  const about = events.filter((event) => isKnown(event) && event.subject.return === back)
  const eventById = new Map(about.map((event) => [event.id, event]))
  const entries = goodsEntriesOf(events).filter(({ id }) => eventById.has(id))
  const standing = entries.filter(({ undoneBy }) => undoneBy === undefined)
  const first = standing.find(isTakenIn) ?? entries.find(isTakenIn)
  const came = first && eventById.get(first.id)
  if (!first || came?.kind !== 'return-received') return undefined
  const { at, device, person, how, undoneBy } = first
  const { subject, body, scan } = came
  const label = body.label ?? subject.label
  const said = standing.flatMap(({ id }) => eventById.get(id) ?? [])
  const condition = said.findLast((event) => event.kind === 'return-inspected')?.body.condition
  const decision = said.findLast((event) => event.kind === 'return-decided')?.body.decision
  return {
    return: back,
    at,
    site: scan.site,
    ...(device && { device }),
    ...(person && { person }),
    ...(how && { how }),
    ...(label && { label }),
    ...(subject.box && { box: subject.box }),
    ...(condition && { condition }),
    ...(decision && { decision }),
    photos: standing.flatMap(({ photos = [] }) => photos),
    ...(undoneBy && { undoneBy }),
  }
}
