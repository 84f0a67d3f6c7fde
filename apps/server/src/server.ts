/** A server with its stores: opened, listening, and stopped in order. `main.ts` and `start.ts` say with what. */
import { randomBytes } from 'node:crypto'
import { createServer as createHttpsServer } from 'node:https'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createAdaptorServer } from '@hono/node-server'
import { leastApp } from '@milepost/contract'
import { createApp, type Stores } from './app.ts'
import { carrierReading } from './carrier-feeds/reading.ts'
import { ledgerCheck } from './devices/ledger-check.ts'
import type { Committed } from './event-log/event-log.ts'
import { foldVersion } from './event-log/folds.ts'
import { codeOf, type LogLevel, logTo } from './ops/log.ts'
import type { Clock, Randomness } from './ops/ports.ts'
import type { TrustedProxy } from './ops/peer.ts'
import { no, ok, type Result } from './ops/result.ts'
import { newSecret } from './ops/secret.ts'
import { photoPruning } from './photos/pruning.ts'
import { type CannotStart, openStores, type StorePlace } from './stores.ts'
import { viewCheck } from './watch/view-check.ts'
import { type Watch, watch } from './watch/watch.ts'

export interface ServerOptions extends StorePlace {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly isDemo?: boolean
  readonly publicUrl: string | undefined
  /** Without it EasyPost's address does not exist. */
  readonly easypostWebhookSecret: string | undefined
  readonly trustedProxy?: TrustedProxy | undefined
  /** The oldest app that is given work; nothing means what this release says. */
  readonly minApp?: string | undefined
  /** For how many days pictures are kept; a year where it is not said. */
  readonly photoDays?: number
  readonly logLevel: LogLevel
  /** Takes each log line. */
  readonly write: (line: string) => void
  /** Serves HTTPS. */
  readonly tls?: { readonly key: string; readonly cert: string; readonly authority?: string }
  /** What must be there before anybody is answered, such as a first admin. Done only once the port is ours. */
  readonly prepare?: (prepared: Prepared) => Promise<void>
}

/** The open stores, with the time and randomness they are filled with. */
export interface Prepared extends Stores {
  readonly now: Clock
  readonly random: Randomness
}

export interface RunningServer extends Prepared {
  readonly url: string
  /** Lets what is in flight finish, then closes the store. After 10 s it is cut off. */
  stop(): Promise<void>
}

const now: Clock = () => Date.now()
const random: Randomness = (bytes) => randomBytes(bytes)
const soon = (run: () => void): void => void setImmediate(run)
const machine = { now, random, soon }
const newEpoch = (): string => newSecret(random, 16)
const deadlineMs = 10_000
const sweepMs = 50
const apps = fileURLToPath(new URL('../..', import.meta.url))
const webApps = { scanner: `${apps}/scanner/dist`, console: `${apps}/console/dist` }

export async function startServer(
  options: ServerOptions,
): Promise<Result<RunningServer, CannotStart>> {
  const log = logTo(options.write, now, options.logLevel)
  const opened = await openStores(options, newEpoch)
  if (!opened.ok) return opened
  const stores = opened.value
  const stopping = new AbortController()
  const reading = carrierReading({ ...stores, payloads: stores.carrierFeeds, now, log, later })
  const watching = watch({ ...stores, now, log, later })
  const accounts = ledgerCheck({ ...stores, log, later })
  const comparing = viewCheck({ ...stores, foldVersion, now, log, later })
  const pruning = photoPruning({ ...stores, days: options.photoDays, now, log, later })
  const leave = stores.eventLog.onCommit(wakingOf(watching))
  const { publicUrl, easypostWebhookSecret, trustedProxy, minApp = leastApp } = options
  const about = {
    ...machine,
    log,
    publicUrl,
    authority: options.tls?.authority,
    isDemo: options.isDemo ?? false,
    easypostWebhookSecret,
    trustedProxy,
    minApp,
    webApps,
    wake: () => watching.wake(),
    wakeReading: reading.wake,
    ledgers: () => accounts.latest(),
    compared: () => comparing.latest(),
  }
  const app = createApp({ ...stores, ...about, stopping: stopping.signal })
  const prepared = Promise.withResolvers<void>()
  const server = adapted(async (...asked) => {
    await prepared.promise
    return await app.fetch(...asked)
  }, options.tls)
  const listening = await listened(server, options)
  const stop = async () => {
    stopping.abort()
    await closed(server)
    leave()
    for (const work of [watching, reading, accounts, comparing, pruning]) await work.stop()
    await stores.eventLog.close()
  }
  const unfit = listening.ok
    ? await preparing(options, { ...stores, now, random })
    : listening.refusal
  if (unfit) {
    await stop()
    return no(unfit)
  }
  prepared.resolve()
  // What waited when the server last stopped.
  reading.wake()
  const url = urlOf(options, server)
  options.write(listeningLine(url))
  return ok({ ...stores, url, now, random, stop })
}

const wakingOf =
  ({ wake }: Pick<Watch, 'wake'>) =>
  ({ orders }: Pick<Committed, 'orders'>): void => {
    if (orders.length > 0) wake()
  }

async function preparing(
  { prepare }: ServerOptions,
  stores: Prepared,
): Promise<CannotStart | undefined> {
  try {
    await prepare?.(stores)
    return undefined
  } catch (error) {
    const because = codeOf(error) ?? (error instanceof Error ? error.name : 'unknown')
    const sentence = `The database could not be made ready (${because}). Nothing was damaged: see that the disk has room, then start again.`
    return { sentence }
  }
}

const listeningLine = (url: string): string =>
  JSON.stringify({ at: new Date(now()).toISOString(), level: 'info', listening: { url } })

function later(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

const adapted = (fetch: ReturnType<typeof createApp>['fetch'], tls: ServerOptions['tls']): Server =>
  createAdaptorServer(
    tls ? { fetch, createServer: createHttpsServer, serverOptions: tls } : { fetch },
  ) as Server

function listened(
  server: Server,
  { host, port }: ServerOptions,
): Promise<Result<undefined, CannotStart>> {
  return new Promise((resolve) => {
    server.once('error', (error) => resolve(no({ sentence: cannotListen(error, host, port) })))
    server.listen(port, host, () => resolve(ok(undefined)))
  })
}

function cannotListen(error: Error, host: string, port: number): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken by another program. Stop that one, or set PORT to another number (0 takes any).`
    case 'EACCES':
      return `This user may not listen on port ${port}. Set PORT to 1024 or more.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine. Set HOST to one, such as 127.0.0.1.`
    default:
      return `Cannot listen on ${host}:${port} (${codeOf(error) ?? error.name}). Check HOST and PORT.`
  }
}

/** Idle connections are ended at once, busy ones when their answer is out. */
function closed(server: Server): Promise<void> {
  if (!server.listening) return Promise.resolve()
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), deadlineMs)
    // A connection that answered its last request stays open for the next one, which shall not come.
    const sweep = setInterval(() => server.closeIdleConnections(), sweepMs)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(sweep)
      resolve()
    })
  })
}

function urlOf({ host, tls }: ServerOptions, server: Server): string {
  const { port } = server.address() as AddressInfo
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return `${tls ? 'https' : 'http'}://${shown.includes(':') ? `[${shown}]` : shown}:${port}`
}
