/** Judges one raw event of a batch: let in, or into quarantine with its bytes and the reason. Never the whole batch. */
import { envelope, hashOfText, type RejectionReason, scanEvent } from '@milepost/contract'
import { canonical, type DeviceEvent, type EventKind, type MilepostEvent } from '@milepost/domain'
import type { Arrival, Delivery, Refused } from '../event-log/event-log.ts'
import type { WorkedThen } from './standing.ts'
import type { Device } from './store.ts'
import { scanOfNewerApp, type RawEnvelope } from './raw-envelope.ts'

export type Judged =
  | { readonly kind: 'arrival'; readonly arrival: Arrival }
  | { readonly kind: 'refused'; readonly refused: Refused }

/** The hash is taken over the event as it came: a field that this server does not know yet is part of it. */
export function judged(raw: RawEnvelope, device: Device, workedThen: WorkedThen): Judged {
  const bytes = canonical(raw.event)
  const read = envelope.safeParse(raw)
  const delivery = read.success
    ? { device: device.device, epoch: read.data.epoch, seq: read.data.seq }
    : undefined
  const refused = (reason: RejectionReason): Judged => ({
    kind: 'refused',
    refused: { id: raw.event.id, bytes, reason, ...(delivery ? { delivery } : {}) },
  })
  if (bytes.length > mostBytes) return refused('too-large')
  if (device.state === 'revoked') return refused('device-revoked')
  if (!read.success || !delivery) return refused('schema')
  if (hashOfText(bytes) !== read.data.hash) return refused('hash-mismatch')
  const came = { bytes, hash: read.data.hash, delivery }
  const content = judgedContent(raw, device, came, refused)
  const isOutsider = content.kind === 'arrival' && !workedThen(content.arrival.event as DeviceEvent)
  return isOutsider ? refused('not-authorized-at-time') : content
}

/** Nobody's number is held by it: the bytes wait for a person. */
export const ofUnknownDevice = ({ event }: RawEnvelope): Judged => ({
  kind: 'refused',
  refused: { id: event.id, bytes: canonical(event), reason: 'unknown-device' },
})

/** A scan is some 400 bytes; a closed load of 5,000 boxes is the largest. */
const mostBytes = 512 * 1024

function judgedContent(
  raw: RawEnvelope,
  device: Device,
  came: { readonly bytes: string; readonly hash: string; readonly delivery: Delivery },
  refused: (reason: RejectionReason) => Judged,
): Judged {
  const event = eventIn(raw.event)
  if (!event) return refused('schema')
  if (event.scan.device !== device.device) return refused('wrong-device')
  return { kind: 'arrival', arrival: { ...came, event } }
}

/** Nothing where it is no scan that this server could read, now or later. */
export function eventIn(event: RawEnvelope['event']): DeviceEvent | undefined {
  const { kind } = event
  if (typeof kind !== 'string' || Object.hasOwn(notFromDevices, kind)) return undefined
  if (knownKinds.has(kind)) return scanEvent.safeParse(event).data
  // It is filed under what it is about and folded once a newer server knows its kind.
  return scanOfNewerApp.safeParse(event).data as DeviceEvent | undefined
}

const knownKinds: ReadonlySet<string> = new Set(
  scanEvent.def.options.flatMap(({ shape }) => shape.kind.def.values),
)

/** No device speaks for a shop, a carrier, a person at the console or a customer, however new its app. */
const notFromDevices: Readonly<
  Record<Exclude<EventKind, DeviceEvent['kind']>, Exclude<MilepostEvent['source'], 'device'>>
> = {
  'order-placed': 'shop',
  'order-changed': 'shop',
  'order-cancelled': 'shop',
  'promise-changed': 'shop',
  'label-created': 'shop',
  'receipt-announced': 'shop',
  'return-requested': 'shop',
  'return-pickup-scheduled': 'shop',
  'refund-released': 'shop',
  'replacement-released': 'shop',
  'carrier-reported': 'carrier',
  'scan-recorded': 'person',
  'step-skipped': 'person',
  'event-corrected': 'person',
  'box-reassigned': 'person',
  'note-added': 'person',
  'redelivery-asked': 'customer',
  'instructions-given': 'customer',
  'feedback-given': 'customer',
}
