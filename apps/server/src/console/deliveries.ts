/** Deliveries that were announced: what of each has come, and who took it in. */
import type { DeliveryList, DeliveryPage, DeliveryRow } from '@milepost/contract'
import {
  as,
  receiptViewOf,
  type ReceiptEntry,
  type ReceiptId,
  type ReceiptView,
  type SiteId,
} from '@milepost/domain'
import { Hono } from 'hono'
import type { DeviceStore } from '../devices/store.ts'
import type { EventLog } from '../event-log/event-log.ts'
import { acceptsQuery } from '../ops/accepts.ts'
import { refuse } from '../ops/refuse.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { ofSite } from './queries.ts'

export interface DeliveriesDeps extends Pick<SessionDeps, 'people' | 'now' | 'publicUrl'> {
  readonly eventLog: Pick<EventLog, 'receipts' | 'eventsOfReceipts'>
  readonly devices: Pick<DeviceStore, 'allDevices'>
}

/** What a shift receives, and no more than a screen can hold. */
const mostShown = 200

export const deliveries = (deps: DeliveriesDeps) =>
  new Hono()
    .get('/v1/console/deliveries', signedIn(deps), acceptsQuery(ofSite), async (c) =>
      c.json(await listOf(deps, c.req.valid('query').site)),
    )
    .get('/v1/console/deliveries/:receipt', signedIn(deps), async (c) => {
      const page = await pageOf(deps, as<ReceiptId>(c.req.param('receipt')))
      return page ? c.json(page) : refuse(c, 'not-found')
    })

async function listOf(deps: DeliveriesDeps, site: SiteId | undefined): Promise<DeliveryList> {
  const { eventLog } = deps
  const found = await eventLog.receipts({
    ...(site === undefined ? {} : { site }),
    limit: mostShown + 1,
  })
  const shown = found.slice(0, mostShown).map(({ receipt }) => receipt)
  const filed = (await eventLog.eventsOfReceipts(shown)).map(({ event }) => event)
  const about = Map.groupBy(filed, ({ subject }) => subject.receipt)
  const names = await namesOf(deps)
  const rows = shown
    .flatMap((receipt) => receiptViewOf(receipt, about.get(receipt) ?? []) ?? [])
    .map((view) => rowOf(view, names))
  return { rows, more: found.length > mostShown }
}

async function pageOf(deps: DeliveriesDeps, receipt: ReceiptId): Promise<DeliveryPage | undefined> {
  const filed = await deps.eventLog.eventsOfReceipts([receipt])
  const view = receiptViewOf(
    receipt,
    filed.map(({ event }) => event),
  )
  if (!view) return undefined
  const { people, devices } = await namesOf(deps)
  const here = <Field extends 'person' | 'device'>(
    field: Field,
    names: ReadonlyMap<string, string>,
  ) =>
    Object.fromEntries(
      view.entries.flatMap((entry) => {
        const id = entry[field]
        const name = id && names.get(id)
        return id && name !== undefined ? [[id, name]] : []
      }),
    )
  return { view, people: here('person', people), devices: here('device', devices) }
}

interface Names {
  readonly people: ReadonlyMap<string, string>
  readonly devices: ReadonlyMap<string, string>
}

async function namesOf({ devices, people }: DeliveriesDeps): Promise<Names> {
  const all = await devices.allDevices()
  return {
    people: await people.nameByPerson(),
    devices: new Map(all.map(({ device, name }): [string, string] => [device, name])),
  }
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
