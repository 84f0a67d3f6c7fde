/** What truly happened in a world, known to nobody in it: every scan made, where, and which copies were destroyed. */
import { canonical, type EventId, type SessionId } from '@milepost/domain'
import type { Envelope } from '@milepost/contract'
import type { HeldScan } from '@milepost/outbox'
import { type Carriers, carriersOf } from './carriers.ts'
import type { Disk } from './disk.ts'

export interface Made {
  readonly id: EventId
  /** What was read from the label; empty for a clock fix. */
  readonly mark: string
  readonly phone: string
  /** True time of the capture. */
  readonly at: number
  isBeeped: boolean
  /** The server had it at some time. */
  hasReached: boolean
}

interface Owner {
  readonly name: string
  readonly disk: Disk
}

export interface Ledger {
  readonly scans: ReadonlyMap<EventId, Made>
  /** Scans whose last copy was destroyed before the server had it for good. */
  readonly destroyed: ReadonlySet<EventId>
  made(phone: Owner, held: HeldScan, at: number): void
  renumbered(phone: Owner): void
  beeped(id: EventId): void
  reached(id: EventId): void
  /** How far a session's clock is truly ahead. */
  readonly began: (session: SessionId, ahead: number) => void
  ahead(session: SessionId): number | undefined
  /** Everything that was ever delivered under this number. */
  under(epoch: string, seq: number): readonly EventId[]
  /** A disk was lost; `left` is what survived of it. */
  diskLost(lost: Owner, left: Disk): void
  readonly carriers: Carriers
  /** Rescued scans whose numbers were taken go under these. */
  placed(envelopes: readonly Envelope[]): void
  /** Of lost copies, those that nobody else has are gone. */
  note(has: (id: EventId) => Promise<boolean>): Promise<void>
  /** A row that its medium now gives back changed. */
  damage(id: EventId): void
  isDamaged(id: EventId): boolean
  /** What was saved under this id, if it was saved again after the first row was destroyed. */
  versions(id: EventId): readonly string[]
}

export function ledgerOf(): Ledger {
  const scans = new Map<EventId, Made>()
  const places = new Map<string, Set<EventId>>()
  const lostCopies = new Set<EventId>()
  const destroyed = new Set<EventId>()
  const sessions = new Map<SessionId, number>()
  const damaged = new Set<EventId>()
  const versions = new Map<EventId, Set<string>>()
  const carriers = carriersOf()
  const place = ({ epoch, seq, id }: Pick<HeldScan, 'epoch' | 'seq' | 'id'>) => {
    const name = `${epoch} ${seq}`
    const there = places.get(name)
    if (there) there.add(id)
    else places.set(name, new Set([id]))
  }
  return {
    scans,
    destroyed,
    made: (phone, held, at) => {
      place(held)
      const bytes = canonical(held.event)
      versions.set(held.id, new Set([...(versions.get(held.id) ?? []), bytes]))
      if (scans.has(held.id)) return
      const { id, event } = held
      const mark = event.scan.raw.slice(0, markLength)
      scans.set(id, { id, mark, phone: phone.name, at, isBeeped: false, hasReached: false })
    },
    renumbered: ({ disk }) => {
      for (const held of disk.outbox.scans()) place(held)
    },
    beeped: (id) => {
      const made = scans.get(id)
      if (made) made.isBeeped = true
    },
    reached: (id) => {
      const made = scans.get(id)
      if (made) made.hasReached = true
      carriers.reached(id)
    },
    began: (session, ahead) => void sessions.set(session, ahead),
    ahead: (session) => sessions.get(session),
    under: (epoch, seq) => [...(places.get(`${epoch} ${seq}`) ?? [])],
    diskLost: ({ name, disk }, left) => {
      const kept = idsOn(left)
      for (const id of idsOn(disk)) if (!kept.has(id)) lostCopies.add(id)
      for (const id of carriers.lost(name, left.relay.held())) lostCopies.add(id)
    },
    carriers,
    placed: (envelopes) => {
      for (const { epoch, seq, event } of envelopes) place({ epoch, seq, id: event.id })
    },
    note: async (has) => {
      for (const id of lostCopies) if (!(await has(id))) destroyed.add(id)
    },
    damage: (id) => void damaged.add(id),
    isDamaged: (id) => damaged.has(id),
    versions: (id) => [...(versions.get(id) ?? [])],
  }
}

/** As `markOf` writes them. */
const markLength = 12

export const markOf = (nth: number): string =>
  Buffer.from(`scan${String(nth).padStart(5, '0')}`).toString('base64')

const idsOn = ({ outbox, ring }: Disk): ReadonlySet<EventId> =>
  new Set([...outbox.scans().map(({ id }) => id), ...ring.handedOut.keys()])
