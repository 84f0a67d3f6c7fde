/** A device on a fake IndexedDB against a fake server, for tests. Killing it keeps what its disk holds. */
import type { Enrol, HandIn, TokenAsked } from '@milepost/contract'
import { as, type DeviceId, type LineId, type OrderId } from '@milepost/domain'
import type { ScanIntent } from '@milepost/outbox'
import { testClock, testRandom, testServer } from '@milepost/outbox/testing'
import { Dexie } from 'dexie'
import { IDBFactory, IDBKeyRange, indexedDB } from 'fake-indexeddb'
import { newDeviceKey } from '../people/device-key.ts'
import type { PhotoStore } from '../photos/photo-store.ts'
import { markIn } from './count-mark.ts'
import { databaseNamed } from './database.ts'
import { keepFact } from './facts.ts'
import { keepKey } from './kept-key.ts'
import { type OpenDevice, openDevice } from './open-device.ts'

export const picked = (units = 1, line = 'line-1', order = 'order-1'): ScanIntent => ({
  kind: 'picked',
  subject: { order: as<OrderId>(order) },
  body: { line: as<LineId>(line), units },
  how: 'camera',
  raw: 'MDEyMw==',
})

const enrolled = { name: 'TC-01', site: as<never>('site-1') }
const { key } = await newDeviceKey(crypto.subtle)

export function testDisk() {
  // Live queries ask whether there is an IndexedDB at all, wherever the database itself is.
  Object.assign(Dexie.dependencies, { indexedDB, IDBKeyRange })
  return {
    indexedDB: new IDBFactory(),
    IDBKeyRange,
    storage: memoryStorage(),
    cookies: memoryStorage(),
  }
}

type Disk = ReturnType<typeof testDisk>

export function memoryStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    key: (at) => [...kept.keys()][at] ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem: (name, value) => void kept.set(name, value),
  }
}

export interface TestDevice extends OpenDevice {
  readonly server: ReturnType<typeof testServer>
  readonly clock: ReturnType<typeof testClock>
  /** Ends as a dead battery does: nothing is said goodbye to. */
  kill(): void
}

export async function startDevice(
  disk: Disk,
  wish: {
    readonly server?: TestDevice['server']
    readonly clock?: TestDevice['clock']
    readonly isEnrolled?: boolean
    readonly device?: DeviceId
    /** Its key is gone. */
    readonly isKeyless?: boolean
    readonly keeping?: OpenDevice['keeping']
    readonly roomLeft?: () => Promise<number | undefined>
    readonly photos?: PhotoStore
  } = {},
): Promise<TestDevice> {
  const { photos } = wish
  const clock = wish.clock ?? testClock()
  const server = wish.server ?? testServer(clock)
  const database = databaseNamed('milepost', disk)
  if (wish.isEnrolled !== false) {
    const { device = as<DeviceId>('device-1') } = wish
    await keepFact(database, 'device', { ...enrolled, device })
    if (wish.isKeyless !== true) await keepKey(database, 'key', key)
  }
  const device = await openDevice({
    database,
    storage: disk.storage,
    marks: [markIn(disk.storage), markIn(disk.cookies)],
    locks: undefined,
    subtle: crypto.subtle,
    clock,
    random: testRandom(clock.now() % 1000),
    origin: 'https://milepost.test',
    fetch: overHttp(server),
    app: '1.0.0',
    isOnline: () => true,
    askToPersist: async () => undefined,
    keeping: wish.keeping ?? (async () => 'while-room'),
    ...(photos ? { photos: async () => photos } : {}),
    roomLeft: wish.roomLeft ?? (async () => undefined),
  })
  const kill = () => {
    device.driver.stop()
    database.dexie.close()
  }
  return { ...device, server, clock, kill }
}

/** What a revoked device is told: its scans go into quarantine, and it gets no work. */
export function revokes(server: TestDevice['server']): void {
  server.rejects = () => 'device-revoked'
  const text = JSON.stringify({ type: '/problems/device-revoked', status: 403 })
  server.pull = async () => ({ status: 403, text })
}

/** The server's answers as a browser gets them. */
function overHttp(server: TestDevice['server']): typeof fetch {
  return async (target, request) => {
    const url = target instanceof Request ? new URL(target.url) : new URL(target)
    if (url.pathname.endsWith('/enrol')) return enrolledIn(await unpacked(request?.body))
    if (url.pathname.endsWith('/token')) return tokenGiven(await unpacked(request?.body))
    if (url.pathname.endsWith('/rescue')) return handedIn(server, await unpacked(request?.body))
    const answer = url.pathname.endsWith('/push')
      ? await server.push(await unpacked(request?.body))
      : await server.pull(Object.fromEntries(url.searchParams))
    if (!answer) throw new TypeError('Failed to fetch')
    return new Response(answer.text, { status: answer.status })
  }
}

function enrolledIn(body: string): Response {
  const { name, again = 'device-1' } = JSON.parse(body) as Enrol
  const answer = { ...enrolled, device: again, name, challenge: 'first to sign', serverTime: 1 }
  return Response.json(answer, { status: 201 })
}

/** Whoever signs at all gets one: what is signed is the server's to judge. */
function tokenGiven(body: string): Response {
  const { device } = JSON.parse(body) as TokenAsked
  const token = `token of ${device} `.padEnd(43, '.')
  return Response.json({ device, token, livesSeconds: 900, challenge: 'next' })
}

/** As the server does it: under the device that made them, and twice is once. */
function handedIn(server: TestDevice['server'], body: string): Response {
  const { batch, events } = JSON.parse(body) as HandIn
  const verdicts = events.map((envelope) => {
    const { id } = envelope.event
    const fate = server.events.has(id) ? 'duplicate' : 'accepted'
    server.hold(envelope)
    return { id, fate }
  })
  return Response.json({ batch, verdicts })
}

async function unpacked(body: BodyInit | null | undefined): Promise<string> {
  if (!(body instanceof Blob)) return await new Response(body ?? '').text()
  return await new Response(body.stream().pipeThrough(new DecompressionStream('gzip'))).text()
}
