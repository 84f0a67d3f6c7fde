/**
 * The events of an order: the closure over the keys it claims. It asks for keys and is answered with what is filed
 * under them, so a store may answer at once or later, and for one order or for many in one question.
 */
import {
  claimsIn,
  orderKey,
  type EventId,
  type MilepostEvent,
  type OrderId,
  type Scope,
  scopeOf,
  type SubjectKey,
} from '@milepost/domain'
import type { StoredEvent } from './event-log.ts'

export interface History {
  readonly keys: Set<SubjectKey>
  readonly byId: Map<EventId, StoredEvent>
  /** Of these events, once they are closed. */
  scope?: Scope | undefined
}

/** Asks for what is filed under these keys. */
export type Asking = Generator<readonly SubjectKey[], void, Iterable<StoredEvent>>

export const emptyHistory = (): History => ({ keys: new Set(), byId: new Map() })

export function* closing(order: OrderId, history: History): Asking {
  let missing: readonly SubjectKey[] = [orderKey(order)].filter((key) => !history.keys.has(key))
  do {
    if (missing.length > 0) {
      for (const key of missing) history.keys.add(key)
      for (const found of yield missing) history.byId.set(found.event.id, found)
    }
    history.scope = scopeOf(order, eventsIn(history))
    missing = claimsIn(history.scope).filter((key) => !history.keys.has(key))
  } while (missing.length > 0)
}

export const eventsIn = (history: History): readonly MilepostEvent[] =>
  [...history.byId.values()].map(({ event }) => event)

/** The order that a key names, if it names one. */
export const orderIn = (key: SubjectKey): OrderId | undefined =>
  key.startsWith('order:') ? (key.slice('order:'.length) as OrderId) : undefined
