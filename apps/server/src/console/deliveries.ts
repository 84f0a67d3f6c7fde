/** Deliveries that were announced: what of each has come, and who took it in. */
import type { DeliveryList, DeliveryPage, DeliveryRow } from '@milepost/contract'
import {
  as,
  receiptKey,
  receiptViewOf,
  type ReceiptEntry,
  type ReceiptId,
  type ReceiptView,
} from '@milepost/domain'
import { Hono } from 'hono'
import type { EventLog } from '../event-log/event-log.ts'
import { acceptsQuery } from '../ops/accepts.ts'
import { refuse } from '../ops/refuse.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { namesIn, type Names, type NamesDeps, namesOf } from './names.ts'
import { pageOfSite, type PageWanted } from './queries.ts'

export interface DeliveriesDeps
  extends Pick<NamesDeps, 'devices'>, Pick<SessionDeps, 'now' | 'publicUrl'> {
  readonly people: SessionDeps['people'] & NamesDeps['people']
  readonly eventLog: Pick<EventLog, 'receipts' | 'eventsUnder'>
}

/** What a shift receives; the history before it is asked for a page at a time. */
const atOnce = 50

export const deliveries = (deps: DeliveriesDeps) =>
  new Hono()
    .get('/v1/console/deliveries', signedIn(deps), acceptsQuery(pageOfSite), async (c) =>
      c.json(await listOf(deps, c.req.valid('query'))),
    )
    .get('/v1/console/deliveries/:receipt', signedIn(deps), async (c) => {
      const page = await pageOf(deps, as<ReceiptId>(c.req.param('receipt')))
      return page ? c.json(page) : refuse(c, 'not-found')
    })

async function listOf(deps: DeliveriesDeps, { site, before }: PageWanted): Promise<DeliveryList> {
  const { eventLog } = deps
  const { receipts, earlier } = await eventLog.receipts({
    ...(site === undefined ? {} : { site }),
    ...(before === undefined ? {} : { before }),
    limit: atOnce,
  })
  const shown = receipts.map(({ receipt }) => receipt)
  const filed = (await eventLog.eventsUnder(shown.map(receiptKey))).map(({ event }) => event)
  const about = Map.groupBy(filed, ({ subject }) => subject.receipt)
  const names = await namesOf(deps)
  const rows = shown
    .flatMap((receipt) => receiptViewOf(receipt, about.get(receipt) ?? []) ?? [])
    .map((view) => rowOf(view, names))
  return { rows, ...(earlier === undefined ? {} : { earlier }) }
}

async function pageOf(deps: DeliveriesDeps, receipt: ReceiptId): Promise<DeliveryPage | undefined> {
  const filed = await deps.eventLog.eventsUnder([receiptKey(receipt)])
  const view = receiptViewOf(
    receipt,
    filed.map(({ event }) => event),
  )
  if (!view) return undefined
  return { view, ...(await namesIn(deps, view.entries)) }
}

function rowOf(
  { receipt, reference, site, lines, entries }: ReceiptView,
  names: Names,
): DeliveryRow {
  const sum = (units: (line: ReceiptView['lines'][number]) => number) =>
    lines.reduce((all, line) => all + units(line), 0)
  const standing = entries.filter(({ undoneBy }) => undoneBy === undefined)
  const last = standing.findLast(({ kind }) => kind === 'received')
  return {
    receipt,
    reference,
    site,
    expected: sum(({ units }) => units),
    received: sum(({ received }) => received),
    toCome: sum(({ units, received }) => Math.max(0, units - received)),
    over: sum(({ units, received }) => Math.max(0, received - units)),
    damaged: sum(({ damaged = 0 }) => damaged),
    putAway: sum(({ putAway = 0 }) => putAway),
    pictures: standing.reduce((all, { photos = [] }) => all + photos.length, 0),
    ...(last && { last: lastOf(last, names) }),
  }
}

function lastOf(
  { at, person, device }: ReceiptEntry,
  names: Names,
): NonNullable<DeliveryRow['last']> {
  const who = person && names.people.get(person)
  const where = device && names.devices.get(device)
  return {
    at,
    ...(who === undefined ? {} : { person: who }),
    ...(where === undefined ? {} : { device: where }),
  }
}
