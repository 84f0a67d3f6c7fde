/** Sentences for API tests: one small warehouse on an in-memory database, and requests as its people and devices make them. */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import {
  type Enrolled,
  hashOf,
  type Push,
  type Pushed,
  type Role,
  type Scope,
  type TokenGiven,
  wireVersion,
} from '@milepost/contract'
import {
  as,
  type DeviceEvent,
  type DeviceId,
  type EpochId,
  type Instant,
  type PersonId,
  type SiteId,
} from '@milepost/domain'
import type { Hono } from 'hono'
import { type AppDeps, createApp, type Stores } from './app.ts'
import { offerEnrolment } from './devices/enrolment.ts'
import { testKey, tokenAsk } from './devices/testing-key.ts'
import { openDatabase } from './event-log/sqlite/database.ts'
import { site } from './event-log/testing.ts'
import { logTo } from './ops/log.ts'
import type { Randomness } from './ops/ports.ts'
import { digestOf } from './ops/secret.ts'
import { issueKey } from './people/api-key.ts'
import { addUser } from './people/user.ts'
import { openSite } from './sites/open-site.ts'
import { sqliteStores } from './stores.ts'

export const origin = 'http://localhost'
export const password = 'correct horse battery'

export interface Warehouse extends Stores {
  readonly app: Hono
  /** Everything logged so far. */
  readonly logged: string[]
  readonly clock: { at: Instant }
  readonly deps: AppDeps
}

export async function warehouse(more: Partial<AppDeps> = {}): Promise<Warehouse> {
  const clock = { at: Date.UTC(2026, 10, 24, 16) }
  const logged: string[] = []
  const now = () => clock.at
  const stores = { ...storesInMemory(), ...more }
  await openSite(stores, {
    site,
    name: 'Denver',
    zone: 'America/Denver',
    stations: [],
  })
  const deps: AppDeps = {
    now,
    random: countedRandom(),
    soon: (run) => run(),
    log: logTo((line) => logged.push(line), now, 'debug'),
    publicUrl: undefined,
    minApp: '0.0.0',
    easypostWebhookSecret: undefined,
    authority: undefined,
    isDemo: false,
    webApps: { scanner: '/nowhere', console: '/nowhere' },
    wake: () => undefined,
    wakeReading: () => undefined,
    ledgers: () => [],
    compared: () => undefined,
    stopping: new AbortController().signal,
    ...stores,
    ...more,
  }
  return { ...stores, app: createApp(deps), logged, clock, deps }
}

function storesInMemory(): Stores {
  const opened = openDatabase(':memory:')
  if (!opened.ok) throw new Error(opened.refusal.kind)
  return sqliteStores(opened.value, () => 'life-1')
}

/** The same bytes in every run, and never twice. */
function countedRandom(): Randomness {
  let count = 0
  return (bytes) => {
    count += 1
    const digests = Array.from({ length: Math.ceil(bytes / 32) }, (_, part) =>
      createHash('sha256').update(`${count}/${part}`).digest(),
    )
    return Buffer.concat(digests).subarray(0, bytes)
  }
}

export interface Joined {
  readonly device: DeviceId
  readonly token: string
}

export async function joined({ app, deps }: Warehouse, name = 'Dock 1'): Promise<Joined> {
  const { code } = await offerEnrolment(deps, { site }, as<PersonId>('u-1'), origin)
  const wish = { code, name, app: '1.0.0', key: testKey }
  const answer = await app.request('/v1/devices/enrol', asJson(wish))
  return await withToken(app, (await answer.json()) as Enrolled)
}

/** As a device asks for its next quarter of an hour. */
export async function withToken(
  app: Hono,
  { device, challenge }: Pick<Enrolled, 'device' | 'challenge'>,
): Promise<Joined & TokenGiven> {
  const answer = await app.request('/v1/devices/token', asJson(tokenAsk(device, challenge)))
  return (await answer.json()) as TokenGiven
}

export async function signedInAs({ app, deps }: Warehouse, role: Role): Promise<string> {
  await addUser({ ...deps, passwordCost: 1024 }, { name: role, role, password })
  const answer = await app.request('/v1/console/session', asJson({ name: role, password }))
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

/** As a request that comes from this address reaches the app. */
export const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } })

export const keyFor = async ({ deps }: Warehouse, scopes?: readonly Scope[]): Promise<string> =>
  (await issueKey(deps, 'shop', scopes)).secret

export const asJson = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', origin, ...headers },
  body: JSON.stringify(body),
})

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** A scan that puts goods away, which needs no order. */
export function scan(
  device: DeviceId,
  seq: number,
  more: { readonly id?: string; readonly epoch?: string; readonly extra?: object } = {},
): DeviceEvent {
  const { id = `${device}-${seq}`, epoch = 'epoch-1', extra = {} } = more
  return {
    id,
    kind: 'put-away',
    source: 'device',
    occurred: { at: Date.UTC(2026, 10, 24, 15, seq) },
    subject: {},
    body: { goods: { sku: 'MUG' }, units: 1, bin: 'A-1' },
    scan: {
      device,
      site: as<SiteId>(site),
      how: 'wedge',
      raw: '',
      epoch,
      seq,
      clock: { session: 'boot-1', mono: seq, zone: 'America/Denver', offset: 0 },
      app: '1.0.0',
    },
    ...extra,
  } as unknown as DeviceEvent
}

export const enveloped = (event: DeviceEvent): Push['events'][number] => ({
  epoch: event.scan.epoch,
  seq: event.scan.seq,
  hash: hashOf(event),
  event: event as unknown as Push['events'][number]['event'],
})

export function batch(events: readonly unknown[], more: Partial<Push> = {}): Push {
  return {
    v: wireVersion,
    batch: 'batch-0001',
    app: '1.0.0',
    have: { [as<EpochId>('epoch-1')]: { ackedThrough: 0, made: events.length } },
    holding: { waiting: 0 },
    sentAt: Date.UTC(2026, 10, 24, 16),
    ...more,
    events: events as Push['events'],
  }
}

export const pushedBy = async (house: Warehouse, by: Joined, body: unknown): Promise<Response> =>
  await house.app.request('/v1/sync/push', asJson(body, bearer(await tokenOf(house, by))))

/** Its token, or a new one where that is over. */
export async function tokenOf(
  { app, clock, devices }: Warehouse,
  { device, token }: Joined,
): Promise<string> {
  if (await devices.deviceByToken(digestOf(token), clock.at)) return token
  const proof = await devices.proofOf(device)
  return proof ? (await withToken(app, { ...proof, device })).token : token
}

export async function answered(
  house: Warehouse,
  by: Joined,
  events: readonly DeviceEvent[],
  more: Partial<Push> = {},
): Promise<Pushed> {
  const answer = await pushedBy(house, by, batch(events.map(enveloped), more))
  return (await answer.json()) as Pushed
}

export const gzipped = (body: unknown, key: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', ...bearer(key) },
  body: new Uint8Array(gzipSync(JSON.stringify(body))),
})

export const problemIn = async (answer: Response) => ({
  status: answer.status,
  ...((await answer.json()) as { readonly type: string; readonly detail: string }),
})
