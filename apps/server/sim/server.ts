/**
 * The shipped server on a database in memory. It can be killed before or after a commit, filled up, and put back to an
 * older backup; what it answers is what the shipped handlers answer.
 */
import { as, type DeviceId, type SiteId } from '@milepost/domain'
import type { Hono } from 'hono'
import { createApp, type Stores } from '../src/app.ts'
import { carrierFeedStore } from '../src/carrier-feeds/store.ts'
import { deviceStore } from '../src/devices/store.ts'
import { testKeyText } from '../src/devices/testing-key.ts'
import type { EventLog } from '../src/event-log/event-log.ts'
import { folds, type Folds } from '../src/event-log/folds.ts'
import type { Database } from '../src/event-log/sqlite/database.ts'
import { sqliteFacts } from '../src/event-log/sqlite/facts.ts'
import { sqliteLog } from '../src/event-log/sqlite/sqlite-log.ts'
import { logTo } from '../src/ops/log.ts'
import { digestOf } from '../src/ops/secret.ts'
import { orderStore } from '../src/orders/store.ts'
import { shopStore } from '../src/pages/store.ts'
import { photoStore } from '../src/photos/store.ts'
import { peopleStore } from '../src/people/store.ts'
import { decisionStore } from '../src/quarantine/store.ts'
import { siteStore } from '../src/sites/store.ts'
import { deadlines } from '../src/watch/deadlines.ts'
import { begun, type Bytes, bytesOf, forgetName, loaded, setFull } from './database-image.ts'
import type { DeathPoint } from './faults.ts'
import type { Plants } from './plants.ts'

export const site = as<SiteId>('denver')

export interface Backup {
  readonly bytes: Bytes
  readonly at: number
}

export interface SimServer {
  stores(): Stores
  /** Nothing when the server died over it. */
  handle(request: Request): Promise<Response | undefined>
  dieNext(at: DeathPoint): void
  setFull(isFull: boolean): void
  backup(): Backup
  /** Under a new name of its life, as after every restore. */
  restore(backup: Backup): void
  enrol(device: DeviceId): Promise<void>
  close(): void
}

export interface ServerDeps {
  readonly now: () => number
  readonly random: (count: number) => Uint8Array
  readonly plants: Plants
  /** While folds are in trouble, those of some orders throw. */
  readonly foldsNow: () => Folds
  readonly died: (at: DeathPoint) => void
}

export function simServer(deps: ServerDeps): SimServer {
  let database = begun()
  let running = started(deps, database)
  const again = (on: Database) => {
    database = on
    running = started(deps, on)
  }
  return {
    stores: () => running.stores,
    handle: async (request) => {
      const { app, life } = running
      const response = await app.request(request)
      if (!life.isDead) return response
      if (life.diesAt) deps.died(life.diesAt)
      again(database)
      return undefined
    },
    dieNext: (at) => {
      running.life.diesAt = at
    },
    setFull: (isFull) => setFull(database, isFull),
    backup: () => ({ bytes: bytesOf(database), at: deps.now() }),
    restore: ({ bytes }) => {
      database.close()
      const older = loaded(bytes)
      if (!deps.plants.keepsEpoch) forgetName(older)
      again(older)
    },
    enrol: async (device) => {
      const { devices } = running.stores
      const codeHash = digestOf(`code of ${device}`)
      const offer = { codeHash, site, offeredBy: as<never>('u-1'), expiresAt: deps.now() + 1000 }
      const joining = { device, name: device, key: testKeyText, challenge: `first of ${device}` }
      await devices.offer(offer, deps.now())
      await devices.redeem(codeHash, joining, deps.now())
    },
    close: () => database.close(),
  }
}

interface Running {
  readonly app: Hono
  readonly stores: Stores
  readonly life: Life
}

interface Life {
  diesAt: DeathPoint | undefined
  isDead: boolean
}

function started({ now, random, plants, foldsNow }: ServerDeps, database: Database): Running {
  const life: Life = { diesAt: undefined, isDead: false }
  const newEpoch = () => [...random(8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const real = sqliteLog({ database, folds: switching(foldsNow), deadlines, newEpoch })
  const planted = plants.log?.(real, now) ?? real
  const stores: Stores = {
    eventLog: real,
    carrierFeeds: carrierFeedStore(database),
    decisions: decisionStore(database),
    devices: deviceStore(database),
    facts: sqliteFacts(database),
    orders: orderStore(database),
    people: peopleStore(database),
    photos: photoStore(database),
    shops: shopStore(database),
    sites: siteStore(database),
  }
  const app = createApp({
    ...stores,
    eventLog: dying(planted, life),
    devices: dyingContacts(stores.devices, life),
    ledgers: () => [],
    compared: () => undefined,
    now,
    random,
    soon: (run) => run(),
    log: logTo(() => undefined, now, 'silent'),
    publicUrl: undefined,
    minApp: '0.0.0',
    easypostWebhookSecret: undefined,
    authority: undefined,
    isDemo: false,
    webApps: { scanner: '/nowhere', console: '/nowhere' },
    wake: () => undefined,
    wakeReading: () => undefined,
    stopping: new AbortController().signal,
  })
  return { app, stores, life }
}

const switching = (foldsNow: () => Folds): Folds => ({
  ...folds,
  orderViewOf: (order, events) => foldsNow().orderViewOf(order, events),
})

/** A dead process stores nothing more, whatever its handler still tries. */
function passing(life: Life, at: DeathPoint): void {
  if (life.diesAt === at) life.isDead = true
  if (life.isDead) throw new Error('the process is gone')
}

const dying = (log: EventLog, life: Life): EventLog => ({
  ...log,
  append: async (batch) => {
    passing(life, 'before-append')
    const appended = await log.append(batch)
    passing(life, 'after-append')
    return appended
  },
})

const dyingContacts = (devices: Stores['devices'], life: Life): Stores['devices'] => ({
  ...devices,
  contact: async (device, contact) => {
    await devices.contact(device, contact)
    passing(life, 'after-contact')
  },
})
