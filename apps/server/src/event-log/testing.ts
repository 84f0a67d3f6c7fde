/** Sentences for the log's tests. The events themselves are told by the domain's builders. */
import {
  as,
  canonical,
  type DeviceId,
  type EventId,
  type FloorDevice,
  type Instant,
  type MilepostEvent,
  type SiteId,
} from '@milepost/domain'
import { at } from '@milepost/domain/testing'
import { hashOfText } from '@milepost/contract'
import type { Arrival, Batch, Delivery, Refused } from './event-log.ts'

export const site = as<SiteId>('denver')
export const scanner = as<DeviceId>('scanner-1')

/** As it comes from the edge: canonical bytes, their hash, and for a scan the number it is delivered under. */
export function arrival(
  event: MilepostEvent,
  delivery: Delivery | undefined = deliveryOf(event),
): Arrival {
  const bytes = canonical(event)
  return { event, bytes, hash: hashOfText(bytes), ...(delivery ? { delivery } : {}) }
}

/** Received by us at noon, unless the sentence says when. */
export const batchOf = (
  events: readonly MilepostEvent[],
  when: Instant | string = '12:00',
): Batch => ({
  arrivals: events.map((event) => arrival(event)),
  refused: [],
  at: typeof when === 'number' ? when : at(when),
})

export const refusedBatch = (refused: readonly Refused[]): Batch => ({
  arrivals: [],
  refused,
  at: at('12:00'),
})

export const refusal = (id: string, bytes: string, delivery?: Delivery): Refused => ({
  id: as<EventId>(id),
  bytes,
  reason: 'schema',
  ...(delivery ? { delivery } : {}),
})

export const deliveryOf = (event: MilepostEvent): Delivery | undefined =>
  event.source === 'device'
    ? { device: event.scan.device, epoch: event.scan.epoch, seq: event.scan.seq }
    : undefined

/** What a device says of itself when it calls. */
export const contact = (heardAt: Instant, waiting: number, where: SiteId): FloorDevice => ({
  device: scanner,
  site: where,
  makes: ['picked', 'packed', 'handed-over'],
  heardAt,
  waiting,
})
