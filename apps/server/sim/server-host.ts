/** Runs the server through the weather: it is away, dies, fills up, loses its fold, is backed up and restored. */
import type { OrderId } from '@milepost/domain'
import type { Answer } from '@milepost/outbox'
import { arrival } from '../src/event-log/testing.ts'
import { folds, type Folds } from '../src/event-log/folds.ts'
import type { Chance } from './chance.ts'
import type { Claims } from './claims.ts'
import { deathPoints, type Faults } from './faults.ts'
import { placing } from './floor-work.ts'
import type { Verdict } from './oracle.ts'
import type { Plants } from './plants.ts'
import { type Backup, type SimServer, simServer } from './server.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface ServerHost {
  readonly server: SimServer
  readonly serve: (request: Request) => Promise<Answer | undefined>
  requests(): number
  /** When a batch was last taken in. */
  pushedAt(): number
  place(orders: readonly OrderId[]): Promise<void>
  readonly backUp: () => void
  /** To one of the backups that devices can still heal, or to the newest. */
  restore(which?: 'newest'): Promise<void>
  /** While the next answer to a push is on its way: it speaks of a life that is over when it arrives. */
  readonly onNextPush: (then: () => Promise<void>) => void
  /** The answer to this push takes its time, a few more requests are answered, and then none for a while. */
  readonly falter: () => void
  /** How long the answer just given is held up. */
  readonly heldMs: () => number
  readonly setAway: (isAway: boolean) => void
  setFull(isFull: boolean): void
  /** Folds of the first order throw. */
  setFoldTrouble(isTrouble: boolean): void
  /** Everything stored is folded again, as an operator would after such trouble. */
  mend(): Promise<void>
}

interface HostDeps {
  readonly time: VirtualTime
  readonly chance: Chance
  readonly faults: Faults
  readonly plants: Plants
  readonly claims: Claims
  readonly fail: (verdict: Verdict) => void
  readonly trace: (line: string) => void
}

/** A device keeps what was acked for seven days. */
const healableMs = 6 * 24 * 3_600_000

export function serverHost(deps: HostDeps): ServerHost {
  const { time, chance, plants, trace } = deps
  const backups: Backup[] = []
  const placed: OrderId[] = []
  let [pushedAt, requests, foldTrouble, wasInTrouble] = [0, 0, false, false]
  const once = onceOf<() => Promise<void>>()
  const door = doorOf(deps)
  const server = simServer({
    now: time.now,
    random: chance.bytes,
    plants,
    foldsNow: () => (foldTrouble ? failing(plants.folds ?? folds) : (plants.folds ?? folds)),
    died: (at) => deps.faults.befell(`server-crash ${at}`),
  })
  const place = placer(server, time.now)
  const afterPush = async () => {
    pushedAt = time.now()
    await once.take()?.()
  }
  return {
    server,
    requests: () => requests,
    pushedAt: () => pushedAt,
    serve: async (request) => {
      if (!door.letsIn()) return undefined
      requests += 1
      const answer = await served(deps, server, request)
      if (bringsScans(request) && !answer?.text.includes('"verdicts":[]')) await afterPush()
      return answer
    },
    place: async (orders) => {
      placed.push(...orders)
      await place(orders)
    },
    backUp: () => void backups.push(server.backup()),
    onNextPush: once.put,
    heldMs: door.heldMs,
    falter: door.falter,
    restore: async (which) => {
      const healable = backups.filter(({ at }) => time.now() - at <= healableMs)
      const any = chance.happens(0.4) ? 0 : chance.between(0, healable.length - 1)
      const nth = which === 'newest' ? healable.length - 1 : any
      const backup = healable[nth] ?? server.backup()
      trace(`the server is restored to ${Math.round((time.now() - backup.at) / 1000)} s ago`)
      server.restore(backup)
      // The shop sends again what was not confirmed.
      await place(placed)
    },
    setAway: door.setAway,
    setFull: (is) => server.setFull(is),
    setFoldTrouble: (is) => {
      foldTrouble = is
      wasInTrouble ||= is
    },
    mend: async () => {
      if (wasInTrouble) await server.stores().eventLog.rebuild(time.now())
    },
  }
}

/** Who comes through to the server, and how long an answer takes to come out. */
function doorOf({ chance, time }: HostDeps) {
  let [isAway, left, held] = [false, Infinity, 0]
  return {
    letsIn: () => {
      left -= 1
      return !isAway && left >= 0
    },
    setAway: (is: boolean) => {
      isAway = is
    },
    heldMs: () => {
      const ms = held
      held = 0
      return ms
    },
    falter: () => {
      held = chance.between(0, 25_000)
      left = chance.between(1, 3)
      time.after(20_000, () => {
        left = Infinity
      })
    },
  }
}

function onceOf<Value>() {
  let held: Value | undefined
  return {
    put: (value: Value) => {
      held = value
    },
    take: (): Value | undefined => {
      const value = held
      held = undefined
      return value
    },
  }
}

/** The shop sends an order as often as it likes. */
function placer(server: SimServer, now: () => number) {
  const at = now()
  return async (orders: readonly OrderId[]) => {
    const arrivals = orders.map((order) => arrival(placing(order, at), undefined))
    await server.stores().eventLog.append({ arrivals, refused: [], at: now() })
  }
}

const bringsScans = ({ method, url }: Request): boolean =>
  method === 'POST' && !url.endsWith('/token')

async function served(
  { chance, faults, claims, fail, trace }: HostDeps,
  server: SimServer,
  request: Request,
): Promise<Answer | undefined> {
  if (faults.happen('server-crash')) server.dieNext(chance.oneOf(deathPoints))
  const response = await server.handle(request)
  if (!response) {
    trace('the server dies')
    return undefined
  }
  const retryAfter = response.headers.get('retry-after')
  const { status } = response
  const text = await response.text()
  if (status !== 200) trace(`refused: ${status} ${text.slice(0, 300)}`)
  if (status === 500) fail({ kind: 'threw', what: `the server broke: ${text}` })
  if (status === 200 && bringsScans(request)) {
    const lie = await claims(text, server.stores())
    if (lie !== undefined) fail({ kind: 'false-claim', what: lie })
  }
  return { status, text, ...(retryAfter === null ? {} : { retryAfter }) }
}

const failing = (well: Folds): Folds => ({
  ...well,
  orderViewOf: (order, events) => {
    if (order === 'order-1') throw new Error('no fold can read this')
    return well.orderViewOf(order, events)
  },
})
