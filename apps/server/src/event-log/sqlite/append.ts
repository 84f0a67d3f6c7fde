/** One batch, one transaction: what is new is added, what it touches is folded again, and only then anybody is told. */
import { keysOf, type SubjectKey } from '@milepost/domain'
import type {
  AppendFate,
  Arrival,
  Batch,
  Delivery,
  Quarantined,
  StoredEvent,
} from '../event-log.ts'
import { eventOf, kept, receiptsIn, unavailable, type Outcome } from '../fates.ts'
import { codeOf } from '../store-files.ts'
import type { Database } from './database.ts'
import type { Events } from './events.ts'
import type { Histories } from './history.ts'
import type { Orders } from './orders.ts'
import type { Quarantine } from './quarantine.ts'
import type { createReceived } from './received.ts'
import type { Repeated } from './repeated.ts'
import type { Revision } from './revision.ts'
import type { Transact } from './transact.ts'

export interface AppendDeps {
  readonly database: Database
  readonly events: Events
  readonly histories: Histories
  readonly orders: Orders
  readonly quarantine: Quarantine
  readonly received: ReturnType<typeof createReceived>
  readonly repeated: Repeated
  readonly revision: Revision
  readonly transact: Transact
}

/** How one arrival is tried: as it is, or inside a savepoint of its own. */
type Try = (arrival: () => AppendFate) => AppendFate

export function createAppend(deps: AppendDeps) {
  const { database, events, histories, orders, received, repeated, revision, transact } = deps
  const savepoint = database.transaction((arrival: () => AppendFate) => arrival())

  /** After a mistake only: the arrival that made it is left out, and tried again by whoever sent it. */
  const carefully: Try = (arrival) => {
    try {
      return savepoint(arrival)
    } catch (error) {
      if (isTrouble(error)) throw error
      return 'retry'
    }
  }

  function written({ arrivals, refused, at }: Batch, attempt: Try): Written {
    const fresh = new Map<SubjectKey, StoredEvent[]>()
    const held: Delivery[] = []

    const arrive = (arrival: Arrival): AppendFate => {
      const keys = keysOf(arrival.event)
      const added = events.add(arrival, keys, at)
      if (added.fate === 'conflict') {
        setAside(deps, { ...kept(arrival), reason: 'conflict', at })
      }
      if (added.fate === 'duplicate' && added.isElsewhere && arrival.delivery) {
        repeated.note(arrival.event.id, arrival.delivery)
      }
      if (added.fate === 'accepted') {
        const stored = { position: added.position, event: eventOf(arrival.bytes), recordedAt: at }
        for (const key of keys) addTo(fresh, key, stored)
      }
      if (arrival.delivery) held.push(arrival.delivery)
      return added.fate
    }

    for (const refusal of refused) {
      setAside(deps, { ...refusal, at })
      if (refusal.delivery) held.push(refusal.delivery)
    }
    const fates = arrivals.map((arrival) => attempt(() => arrive(arrival)))
    received.note(held)

    const touched = histories.touchedBy(fresh)
    const refolded = [...touched].map(([order, about]) =>
      orders.refold(order, { fresh, about }, at),
    )
    for (const receipt of receiptsIn(fresh)) orders.refoldReceipt(receipt, at)
    const findingsMoved = refolded.reduce((sum, each) => sum + each.findingsMoved, 0)
    return { fates, touched: [...touched.keys()], findingsMoved }
  }

  const append = (batch: Batch, attempt: Try): Outcome => {
    const { value, rev } = transact(() => written(batch, attempt))
    return { ...value, rev }
  }

  return (batch: Batch): Outcome => {
    try {
      return append(batch, (arrival) => arrival())
    } catch (error) {
      if (isTrouble(error)) return unavailable(batch, codeOf(error), revision.current())
      return append(batch, carefully)
    }
  }
}

/** The same refusal under another number is no second row: the number stands for the first. */
function setAside({ quarantine, repeated }: AppendDeps, row: Quarantined): void {
  const { id, delivery } = row
  if (!quarantine.keep(row) && delivery) repeated.note(id, delivery)
}

function addTo(fresh: Map<SubjectKey, StoredEvent[]>, key: SubjectKey, stored: StoredEvent): void {
  const under = fresh.get(key)
  if (under) under.push(stored)
  else fresh.set(key, [stored])
}

type Written = Omit<Outcome, 'rev'>

/** The disk or another process stands in the way; nothing of the batch was kept, and all of it may be tried again. */
const isTrouble = (error: unknown): boolean =>
  /^SQLITE_(FULL|BUSY|IOERR|LOCKED|NOMEM|READONLY|CANTOPEN)/.test(codeOf(error))
