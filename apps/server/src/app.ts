/** Joins the features into one app. Everything it needs is passed in, so a test runs it without a socket. */
import { Hono } from 'hono'
import { easypostHook } from './carrier-feeds/hook.ts'
import type { CarrierFeedStore } from './carrier-feeds/store.ts'
import { bins } from './console/bins.ts'
import { board } from './console/board.ts'
import { changesOf } from './console/changes.ts'
import { deliveries } from './console/deliveries.ts'
import { consoleDevices } from './console/devices.ts'
import { findings } from './console/findings.ts'
import { live } from './console/live.ts'
import { orderPage } from './console/order-page.ts'
import { settings } from './console/settings.ts'
import { unannounced } from './console/unannounced.ts'
import { demoCodes } from './demo/codes-page.ts'
import { enrolment } from './devices/enrolment.ts'
import { pull } from './devices/pull.ts'
import { push } from './devices/push.ts'
import { rescue } from './devices/rescue.ts'
import type { Ledger } from './devices/ledger.ts'
import type { DeviceStore } from './devices/store.ts'
import { tokens } from './devices/tokens.ts'
import { docs } from './docs/docs.ts'
import type { EventLog } from './event-log/event-log.ts'
import { health } from './ops/health.ts'
import { latencies } from './ops/latencies.ts'
import type { Log } from './ops/log.ts'
import { metrics, type StoreFacts, timed } from './ops/metrics.ts'
import { knowingPeer, type TrustedProxy } from './ops/peer.ts'
import type { Clock, Randomness } from './ops/ports.ts'
import { onError, requests } from './ops/requests.ts'
import { policies, securityHeaders } from './ops/security-headers.ts'
import { orders } from './orders/orders.ts'
import { receipts } from './orders/receipts.ts'
import { returns } from './orders/returns.ts'
import type { OrderStore } from './orders/store.ts'
import { customerLinks } from './pages/customer-links.ts'
import { customerPages, unknownPlace } from './pages/customer-pages.ts'
import type { ShopStore } from './pages/store.ts'
import { session } from './people/session.ts'
import { photos } from './photos/photos.ts'
import type { PhotoStore } from './photos/store.ts'
import type { PeopleStore } from './people/store.ts'
import { quarantine } from './quarantine/quarantine.ts'
import type { DecisionStore } from './quarantine/store.ts'
import type { SiteStore } from './sites/store.ts'
import { authority } from './web/authority.ts'
import { startPage } from './web/start-page.ts'
import { webApp } from './web/web-app.ts'
import type { Compared } from './watch/view-check.ts'

export interface Stores {
  readonly carrierFeeds: CarrierFeedStore
  readonly eventLog: EventLog
  readonly decisions: DecisionStore
  readonly facts: () => Promise<StoreFacts>
  readonly devices: DeviceStore
  readonly orders: OrderStore
  readonly people: PeopleStore
  readonly photos: PhotoStore
  readonly shops: ShopStore
  readonly sites: SiteStore
}

export interface AppDeps extends Stores {
  readonly now: Clock
  readonly random: Randomness
  /** Runs once what came meanwhile was looked at. */
  readonly soon: (run: () => void) => void
  readonly log: Log
  /** Where people reach this server; nothing means as their request came. */
  readonly publicUrl: string | undefined
  /** Whose word on a client's address is taken. */
  readonly trustedProxy?: TrustedProxy | undefined
  readonly minApp: string
  /** Without it, no webhook of EasyPost is believed. */
  readonly easypostWebhookSecret: string | undefined
  /** The database holds a demo day: people are told so, and get codes to scan. */
  readonly isDemo: boolean
  /** Certificate of the authority behind our own HTTPS, where there is one. */
  readonly authority: string | undefined
  /** Folders of the built web apps. */
  readonly webApps: { readonly scanner: string; readonly console: string }
  /** A device was in touch, so a verdict may have changed. */
  readonly wake: () => void
  /** A carrier's payload was kept and can be read. */
  readonly wakeReading: () => void
  /** Each device's account, as last drawn up. */
  readonly ledgers: () => readonly Ledger[]
  /** What the last comparison of views with the log found. */
  readonly compared: () => Compared | undefined
  readonly stopping: AbortSignal
}

export function createApp(deps: AppDeps): Hono {
  const changes = changesOf(deps.eventLog)
  const heard = () => {
    deps.wake()
    changes.tell('devices')
  }
  const pushes = latencies()
  const app = new Hono()
    .use(knowingPeer(deps.trustedProxy), requests(deps), securityHeaders(deps))
    .use('/v1/sync/push', timed(pushes, deps.now))
    .route('/', health(deps))
    .route('/', metrics({ ...deps, pushes }))
    .route('/', enrolment({ ...deps, heard }))
    .route('/', tokens(deps))
    .route('/', push({ ...deps, heard }))
    .route('/', pull({ ...deps, heard }))
    .route('/', rescue({ ...deps, heard }))
    .route('/', orders(deps))
    .route('/', receipts(deps))
    .route('/', returns(deps))
    .route('/', easypostHook(hookDeps(deps)))
    .route('/', customerPages({ ...deps, linkByToken: customerLinks(deps) }))
    .route('/', photos(deps))
    .route('/', session(deps))
    .route('/', board(deps))
    .route('/', findings(deps))
    .route('/', orderPage(deps))
    .route('/', deliveries(deps))
    .route('/', unannounced(deps))
    .route('/', bins(deps))
    .route('/', consoleDevices({ ...deps, changes }))
    .route('/', quarantine({ ...deps, changes }))
    .route('/', settings(deps))
    .route('/', live({ ...deps, changes }))
    .route('/', docs())
    .route('/', startPage(deps))
    .route('/', webApp({ ...scanner, folder: deps.webApps.scanner }))
    .route('/', webApp({ ...console, folder: deps.webApps.console }))
  if (deps.isDemo) app.route('/', demoCodes(deps))
  if (deps.authority !== undefined) app.route('/', authority(deps.authority))
  app.notFound(unknownPlace)
  app.onError(onError(deps.log))
  return app
}

const hookDeps = ({ carrierFeeds, wakeReading, now, easypostWebhookSecret }: AppDeps) => ({
  payloads: carrierFeeds,
  wake: wakeReading,
  now,
  secret: easypostWebhookSecret,
})

const scanner = {
  at: '/scan',
  policy: policies.scanner,
  permissions:
    'camera=(self), serial=(self), hid=(self), microphone=(), geolocation=(), payment=(), usb=()',
}

const console = {
  at: '/console',
  policy: policies.console,
  permissions: 'camera=(), serial=(), hid=(), microphone=(), geolocation=(), payment=(), usb=()',
}
