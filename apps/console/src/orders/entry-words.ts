/** A line of the timeline in words: what happened, and who says so. */
import type { CapturedBy, Entry, EventKind, OrderView, ReturnView, BoxView } from '@milepost/domain'
import type { IconName } from '@milepost/ui'
import { carrierName, statusWords } from './carrier-words.ts'
import { counted } from './headline-words.ts'

type Order = Pick<OrderView, 'lines' | 'boxes'>

const kindWords: Readonly<Record<EventKind, readonly [string, IconName]>> = {
  'order-placed': ['Order placed', 'ordered'],
  'order-changed': ['Order changed', 'ordered'],
  'order-cancelled': ['Cancelled', 'revoke'],
  'promise-changed': ['Promised date changed', 'clock'],
  'label-created': ['Label created', 'labelled'],
  'receipt-announced': ['Delivery announced', 'received'],
  'return-requested': ['Return asked for', 'undo'],
  'return-pickup-scheduled': ['Return pickup planned', 'clock'],
  'refund-released': ['Refund released', 'done'],
  'replacement-released': ['Replacement released', 'done'],
  'received': ['Received', 'received'],
  'put-away': ['Put away', 'bin'],
  'picked': ['Picked', 'picked'],
  'pick-short': ['Picked short', 'look'],
  'item-packed': ['Put in the box', 'packed'],
  'box-closed': ['Box closed', 'packed'],
  'label-bound': ['Label put on', 'labelled'],
  'relabelled': ['Relabelled', 'labelled'],
  'load-opened': ['Load opened', 'handed-over'],
  'loaded': ['Loaded on the truck', 'handed-over'],
  'load-closed': ['Load closed', 'handed-over'],
  'return-received': ['Return received', 'received'],
  'return-inspected': ['Return inspected', 'search'],
  'return-decided': ['Return decided', 'done'],
  'damage-noted': ['Damage noted', 'look'],
  'clock-fixed': ['Clock of the device measured', 'clock'],
  'carrier-reported': ['Carrier reported', 'in-transit'],
  'scan-recorded': ['Missed scan recorded by hand', 'keyboard'],
  'step-skipped': ['Marked as skipped', 'revoke'],
  'event-corrected': ['Corrected', 'undo'],
  'box-reassigned': ['Box moved to another order', 'packed'],
  'note-added': ['Note', 'keyboard'],
  'redelivery-asked': ['Redelivery asked for', 'again'],
  'instructions-given': ['Delivery instructions given', 'keyboard'],
  'feedback-given': ['Feedback given', 'person'],
  'undone': ['Undone', 'undo'],
}

const statusIcons: Readonly<Record<NonNullable<Entry['carrier']>['status'], IconName>> = {
  'label-created': 'labelled',
  'accepted': 'accepted',
  'in-transit': 'in-transit',
  'out-for-delivery': 'out-for-delivery',
  'attempted': 'look',
  'available-for-pickup': 'bin',
  'delivered': 'delivered',
  'exception': 'look',
  'return-in-transit': 'undo',
  'returned': 'undo',
  'unknown': 'why',
}

const captured: Readonly<Record<CapturedBy, string>> = {
  camera: 'by camera',
  wedge: 'by scanner',
  manual: 'by hand',
}

export function entryTitle(entry: Entry, order: Order): string {
  if (entry.carrier) return statusWords[entry.carrier.status]
  const [words] = kindWords[entry.kind]
  const line = order.lines.find(({ line: id }) => id === entry.line)
  if (line && entry.units !== undefined) return `${words}: ${entry.units} × ${line.name}`
  return words
}

/** A reason is read as words; a bin or a load stays on one line. */
export function detailWords(kind: EventKind, detail: string): string {
  if (kind === 'pick-short') return detail.replaceAll('-', ' ')
  return detail.includes(' ') ? detail : detail.replaceAll('-', '\u2011')
}

export function entryIcon(entry: Entry): IconName {
  return entry.carrier ? statusIcons[entry.carrier.status] : kindWords[entry.kind][1]
}

export interface Names {
  readonly people: Readonly<Record<string, string>>
  readonly devices: Readonly<Record<string, string>>
}

/** Who says so: a device and a person, a carrier by way of a feed, or somebody at a desk. */
type Told = Pick<Entry, 'source' | 'person' | 'device' | 'how' | 'carrier'>

export function sourceWords(entry: Told, { people, devices }: Names): string {
  const person = entry.person && (people[entry.person] ?? entry.person)
  switch (entry.source) {
    case 'device': {
      const device = entry.device && (devices[entry.device] ?? entry.device)
      const who = [person, device && (person ? `on ${device}` : device)].filter(Boolean).join(' ')
      return [who || 'a device', entry.how && captured[entry.how]].filter(Boolean).join(', ')
    }
    case 'carrier':
      return carrierSource(entry)
    case 'person':
      return `${person ?? 'Somebody'}, at the console`
    case 'shop':
      return 'Shop'
    case 'customer':
      return 'Customer'
  }
}

function carrierSource({ carrier }: Told): string {
  if (!carrier) return 'Carrier'
  const name = carrierName(carrier.carrier)
  return carrier.feed === carrier.carrier ? name : `${name} via ${carrierName(carrier.feed)}`
}

/** City, state and country, as far as they were told. */
export function placeWords({ carrier }: Entry): string {
  const { city, state, country } = carrier?.place ?? {}
  return [city, state, country].filter(Boolean).join(', ')
}

/** "Box 2": boxes are counted as they stand on the page. */
export function boxName(box: BoxView['box'] | undefined, { boxes }: Order): string | undefined {
  const at = boxes.findIndex((each) => each.box === box)
  return at === -1 ? undefined : `Box ${at + 1}`
}

/** "Inspected: damaged, 1 unit": where it stands, and what was found. */
export function returnInWords({ state, condition, decision, units }: ReturnView): string {
  const found = decision ?? condition
  const count = units.reduce((sum, each) => sum + each.units, 0)
  return [
    found ? `${returnWords[state]}: ${foundWords[found]}` : returnWords[state],
    count > 0 ? counted(count, 'unit') : 'not announced',
  ].join(', ')
}

export const foundWords: Readonly<
  Record<NonNullable<ReturnView['condition'] | ReturnView['decision']>, string>
> = {
  good: 'good',
  damaged: 'damaged',
  restock: 'restock',
  repair: 'repair',
  vendor: 'back to the vendor',
  dispose: 'dispose of it',
}

const returnWords: Readonly<Record<ReturnView['state'], string>> = {
  'requested': 'Return asked for',
  'pickup-scheduled': 'Pickup planned',
  'in-return-transit': 'On its way back',
  'received': 'Back at the warehouse',
  'inspected': 'Inspected',
  'decided': 'Decided',
  'released': 'Refund or replacement released',
}
