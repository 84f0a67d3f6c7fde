/**
 * Kills a real server again and again while devices push through a network that breaks, then lets all become calm and
 * counts: what was acknowledged is there, once, and no batch was kept in part.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { BoxId, DeviceEvent } from '@milepost/domain'
import { as } from '@milepost/domain'
import type { ScanIntent } from '@milepost/outbox'
import { type FaultProxy, faultProxy } from '../fault-proxy.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { ran } from '../tool.ts'
import { type Chance, chance } from './chance.ts'
import { type PocketDevice, pocketDevice } from './pocket-device.ts'
import { newTwice, storedInPart, type Way } from './sent-batches.ts'
import { type Warehouse, warehouseIn } from './warehouse.ts'
import { type Weather, weather } from './weather.ts'

export interface TortureWish {
  readonly kills: number
  readonly seed: number
  /** PostgreSQL at this address, otherwise SQLite in a folder of its own. */
  readonly databaseUrl?: string
  readonly devices?: number
  /** No more kills after that, however slow the machine. */
  readonly atMostSeconds?: number
  /** Told after each kill. */
  readonly told?: (kills: number) => void
}

export interface Tortured {
  readonly kills: number
  readonly seconds: number
  readonly requests: number
  readonly faults: number
  readonly killedMidRequest: number
  readonly scans: number
  readonly acknowledged: number
  /** Acknowledged, and not in the log at the end; or stored once and new again later. */
  readonly lost: number
  /** Events in the log beyond those that were made. */
  readonly doubled: number
  readonly inPart: number
  /** Scans that a device or the server set aside. */
  readonly setAside: number
  /** Devices of which the server does not hold what they made. */
  readonly uneven: number
  /** Still waiting after the calm. */
  readonly stuck: number
  /** What `verify` found wrong. */
  readonly wrong: readonly string[]
}

interface Hall {
  readonly house: Warehouse
  readonly devices: readonly PocketDevice[]
  readonly proxies: readonly FaultProxy[]
  readonly weathers: readonly Weather[]
}

const orderCount = 12
/** A device that has so many waiting scans first sends. */
const mostWaiting = 600

export async function torture(wish: TortureWish): Promise<Tortured> {
  const began = performance.now()
  const luck = chance(wish.seed)
  const dataDir = await mkdtemp(join(tmpdir(), 'milepost-torture-'))
  const database: Readonly<Record<string, string>> =
    wish.databaseUrl === undefined ? {} : { DATABASE_URL: wish.databaseUrl }
  // A server that is killed often should start fast.
  const env = { ...database, LOG_LEVEL: 'error', NODE_COMPILE_CACHE: join(dataDir, 'compiled') }
  const alive: { server?: ServerProcess } = {}
  const started = async (port?: number) => {
    alive.server = await startServer({
      dataDir,
      env,
      ...(port === undefined ? {} : { port }),
    })
    return alive.server
  }
  const proxies: FaultProxy[] = []
  try {
    const server = await started()
    const hall = await openedHall(server, wish, luck, proxies)
    // Only a calm end writes down what it compiled.
    await server.stop()
    await started(server.port)
    const day = shift(hall, luck)
    const done = await killed({
      ...wish,
      hall,
      luck,
      port: server.port,
      alive,
      started,
    })
    for (const sky of hall.weathers) sky.calm()
    await day.ended()
    const stuck = await drained(hall.devices)
    return {
      ...done,
      stuck,
      ...(await counted(hall, { DATA_DIR: dataDir, ...database })),
      seconds: (performance.now() - began) / 1000,
    }
  } finally {
    await alive.server?.kill()
    await Promise.all(proxies.map((proxy) => proxy.close()))
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function openedHall(
  server: ServerProcess,
  { devices: count = 4 }: TortureWish,
  luck: Chance,
  proxies: FaultProxy[],
): Promise<Hall> {
  const house = await warehouseIn(server, orderCount)
  const devices: PocketDevice[] = []
  const weathers: Weather[] = []
  for (let nth = 1; nth <= count; nth += 1) {
    const own = chance(luck.below(2 ** 31))
    const sky = weather(own)
    // One for each: a device has one request under way, so its fault is known.
    const proxy = await faultProxy(server.url, sky.faultNow)
    const name = `pocket-${nth}`
    const joined = await house.joined(name)
    proxies.push(proxy)
    weathers.push(sky)
    devices.push(
      pocketDevice({
        name,
        url: proxy.url,
        joined,
        site: house.site,
        chance: own,
        watched: () => watchedBy(proxy, sky),
      }),
    )
  }
  return { house, devices, proxies, weathers }
}

/** Nobody listened, or the sky says what it did. */
function watchedBy(proxy: FaultProxy, sky: Weather): () => Way {
  const before = proxy.unreached()
  return () => (proxy.unreached() > before ? 'never-arrived' : sky.way())
}

/** Everybody scans and sends, all the time. */
function shift({ devices, house }: Hall, luck: Chance) {
  const whistle = new AbortController()
  const work = devices.map(async (device) => {
    const own = chance(luck.below(2 ** 31))
    while (!whistle.signal.aborted) {
      if (device.waiting() < mostWaiting) {
        for (let more = own.below(30); more >= 0; more -= 1) await device.scan(scanBy(own, house))
      }
      const { kind } = await device.sync()
      if (kind === 'no-answer') await pause(5)
    }
  })
  return {
    ended: async () => {
      whistle.abort()
      await Promise.all(work)
    },
  }
}

function scanBy(luck: Chance, { orders }: Warehouse): ScanIntent {
  const [first, ...more] = orders
  if (!first) throw new Error('There is no order to scan for')
  const { order, lines } = luck.of([first, ...more])
  const line = lines[luck.below(lines.length)]
  const box = as<BoxId>(`${order}-box-${luck.below(3)}`)
  const subject = { order }
  if (!line) throw new Error('There is no line to scan for')
  switch (luck.of(kinds)) {
    case 'picked':
      return { kind: 'picked', subject, body: { line, units: 1 }, how: 'camera', raw: '' }
    case 'item-packed':
      return {
        kind: 'item-packed',
        subject: { order, box },
        body: { box, line, units: 1 },
        how: 'wedge',
        raw: '',
      }
    case 'box-closed':
      return { kind: 'box-closed', subject: { order, box }, body: { box }, how: 'wedge', raw: '' }
    case 'put-away':
      return {
        kind: 'put-away',
        subject: {},
        body: { goods: { sku: 'SKU-1' }, units: 1, bin: 'A-1' },
        how: 'manual',
        raw: '',
      }
  }
}

const kinds = [
  'put-away',
  'put-away',
  'picked',
  'item-packed',
  'box-closed',
] as const satisfies readonly DeviceEvent['kind'][]

interface Killing extends TortureWish {
  readonly hall: Hall
  readonly luck: Chance
  readonly port: number
  readonly alive: { server?: ServerProcess }
  readonly started: (port: number) => Promise<ServerProcess>
}

async function killed({ hall, luck, port, alive, started, told, ...wish }: Killing) {
  const until = performance.now() + (wish.atMostSeconds ?? Infinity) * 1000
  let midRequest = 0
  let kills = 0
  while (kills < wish.kills && performance.now() < until) {
    await someAnswer(hall.devices)
    await pause(luck.below(luck.fraction() < 0.5 ? 60 : 400))
    if (hall.devices.some((device) => device.isAsking())) midRequest += 1
    await alive.server?.kill()
    await started(port)
    kills += 1
    told?.(kills)
  }
  await someAnswer(hall.devices)
  return { kills, killedMidRequest: midRequest }
}

/** A server that is killed before it did anything proves nothing. */
async function someAnswer(devices: readonly PocketDevice[]): Promise<void> {
  const answered = () => devices.reduce((sum, device) => sum + device.answered(), 0)
  const before = answered()
  while (answered() === before) await pause(2)
}

/** Faults off. Answers how many scans still wait after more tries than they could need. */
async function drained(devices: readonly PocketDevice[]): Promise<number> {
  await Promise.all(
    devices.map(async (device) => {
      for (let tries = 0; tries < 200 && device.waiting() > 0; tries += 1) await device.sync()
    }),
  )
  return devices.reduce((sum, device) => sum + device.waiting(), 0)
}

async function counted(
  { house, devices, proxies, weathers }: Hall,
  database: Readonly<Record<string, string>>,
) {
  const scans = devices.flatMap((device) => device.scans())
  const verified = await ran(['node', 'apps/server/src/cli/milepost.ts', 'verify'], {
    output: 'kept',
    env: database,
  })
  const stored = Number(/(\d+) events, each as its hash says/.exec(verified.output)?.[1] ?? 'NaN')
  const counts = await house.counts()
  const quarantined = await house.quarantined()
  const missing = await Promise.all(devices.map((device) => device.missing()))
  const attempts = devices.map((device) => device.attempts)
  return {
    scans: scans.length,
    acknowledged: scans.filter(({ delivery }) => delivery.state === 'acked').length,
    lost: missing.flat().length + attempts.flatMap(newTwice).length,
    doubled: stored - scans.length - orderCount,
    inPart: attempts.flatMap(storedInPart).length,
    setAside: quarantined + scans.filter(({ delivery }) => delivery.state === 'set-aside').length,
    uneven: counts.filter(({ made, held }) => made !== held).length,
    requests: proxies.reduce((sum, { seen }) => sum + seen.length, 0),
    faults: weathers
      .flatMap(({ count }) => [...count.values()])
      .reduce((sum, times) => sum + times, 0),
    wrong: verified.ok ? [] : verified.output.split('\n').filter((line) => !line.startsWith('ok ')),
  }
}
