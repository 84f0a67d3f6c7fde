/** The outbox's rules in plain memory: what every store must do, said shortly. Tests and simulators run on it. */
import type { EpochId, EventId, SessionId } from '@milepost/domain'
import { type HeldScan, isSamePlace, type Place } from './held-scan.ts'
import { lackingIn } from './lacking.ts'
import type { EpochCount, OutboxStore } from './ports.ts'
import type { Settlement, Through } from './settlement.ts'

export interface MemoryOutbox extends OutboxStore {
  scans(): readonly HeldScan[]
  epoch(): EpochId
  serverEpoch(): string | undefined
  /** As a device's image put on another device, or back on itself later. */
  copy(): MemoryOutbox
  /** What a second medium still knew, under the numbers it had. */
  putBack(scans: readonly HeldScan[]): void
}

interface Rows {
  scans: Map<EventId, HeldScan>
  epochs: Map<EpochId, EpochCount & { readonly durableThrough: number }>
  epoch: EpochId
  serverEpoch: string | undefined
}

export function memoryOutbox(epoch: EpochId): MemoryOutbox {
  return outboxOn({ scans: new Map(), epochs: new Map(), epoch, serverEpoch: undefined })
}

function outboxOn(rows: Rows): MemoryOutbox {
  return {
    append: async (id, make) => {
      const held = rows.scans.get(id)
      if (held) return held
      const made = make(nextPlace(rows))
      rows.scans.set(id, made)
      return made
    },
    look: async (most) => {
      const waiting = [...rows.scans.values()].filter(isWaiting)
      const times = waiting.flatMap(({ event }) =>
        'at' in event.occurred ? [event.occurred.at] : [],
      )
      return {
        batch: waiting.slice(0, most),
        waiting: waiting.length,
        ...(times.length > 0 ? { oldestWaitingAt: times.reduce((a, b) => Math.min(a, b)) } : {}),
        epochs: [...rows.epochs.values()],
        ...(rows.serverEpoch === undefined ? {} : { serverEpoch: rows.serverEpoch }),
        unfixedSessions: unfixed(rows),
      }
    },
    settle: async (settlement) => {
      if (settlement.madeUnder !== rows.serverEpoch) return false
      settle(rows, settlement)
      return true
    },
    lacks: async (wanted) =>
      wanted.flatMap((range) => {
        const { epoch, from, to } = range
        const held = [...rows.scans.values()].filter((scan) => scan.epoch === epoch)
        const seqs = held.map(({ seq }) => seq).filter((seq) => seq >= from && seq <= to)
        return lackingIn(range, seqs, rows.epochs.get(epoch))
      }),
    scans: () => [...rows.scans.values()].toSorted(byPlace),
    epoch: () => rows.epoch,
    serverEpoch: () => rows.serverEpoch,
    copy: () => outboxOn({ ...rows, scans: new Map(rows.scans), epochs: new Map(rows.epochs) }),
    putBack: (scans) => {
      for (const held of scans) putBack(rows, held)
    },
  }
}

function putBack(rows: Rows, held: HeldScan): void {
  if (rows.scans.has(held.id)) return
  const { epoch, seq } = held
  rows.scans.set(held.id, { ...held, delivery: { state: 'waiting' } })
  const count = rows.epochs.get(epoch) ?? uncounted(epoch)
  rows.epochs.set(epoch, { ...count, made: Math.max(count.made, seq) })
}

const uncounted = (epoch: EpochId) => ({ epoch, made: 0, ackedThrough: 0, durableThrough: 0 })

function settle(rows: Rows, settlement: Settlement): void {
  const { serverEpoch, acked, setAside, at, renumber, wanted, forgetBefore } = settlement
  if (serverEpoch !== undefined && serverEpoch !== rows.serverEpoch) {
    if (rows.serverEpoch !== undefined) startAgain(rows)
    rows.serverEpoch = serverEpoch
  }
  for (const id of acked) change(rows, id, { delivery: { state: 'acked', at } })
  for (const { id, because } of setAside)
    change(rows, id, { delivery: { state: 'set-aside', at, because } })
  for (const id of settlement.decided ?? [])
    if (rows.scans.get(id)?.delivery.state === 'set-aside')
      change(rows, id, { delivery: { state: 'acked', at } })
  if (renumber) renumberForked(rows, renumber)
  raise(rows, 'ackedThrough', settlement.ackedThrough)
  raise(rows, 'durableThrough', settlement.durableThrough)
  for (const { id, delivery, epoch, seq } of rows.scans.values()) {
    if (delivery.state !== 'acked') continue
    if (wanted.some((range) => range.epoch === epoch && seq >= range.from && seq <= range.to))
      change(rows, id, { delivery: { state: 'waiting' } })
    else if (delivery.at < forgetBefore && seq <= (rows.epochs.get(epoch)?.durableThrough ?? 0))
      rows.scans.delete(id)
  }
}

function startAgain(rows: Rows): void {
  for (const id of rows.scans.keys()) change(rows, id, { delivery: { state: 'waiting' } })
  for (const [epoch, count] of rows.epochs)
    rows.epochs.set(epoch, { ...count, ackedThrough: 0, durableThrough: 0 })
}

function renumberForked(rows: Rows, renumber: NonNullable<Settlement['renumber']>): void {
  const forked = renumber.scans
    .filter((sent) => isSamePlace(rows.scans.get(sent.id), sent))
    .toSorted(byPlace)
  if (forked.some(({ epoch }) => epoch === rows.epoch)) rows.epoch = renumber.as
  for (const { id } of forked) change(rows, id, nextPlace(rows))
}

function nextPlace(rows: Rows): Place {
  const { epoch } = rows
  const count = rows.epochs.get(epoch) ?? uncounted(epoch)
  const seq = count.made + 1
  rows.epochs.set(epoch, { ...count, made: seq })
  return { epoch, seq }
}

function raise(
  rows: Rows,
  which: 'ackedThrough' | 'durableThrough',
  through: readonly Through[],
): void {
  for (const { epoch, seq } of through) {
    const count = rows.epochs.get(epoch)
    if (count) rows.epochs.set(epoch, { ...count, [which]: Math.max(count[which], seq) })
  }
}

function change(rows: Rows, id: EventId, fields: Partial<HeldScan>): void {
  const held = rows.scans.get(id)
  if (held) rows.scans.set(id, { ...held, ...fields })
}

function unfixed({ scans }: Rows): readonly SessionId[] {
  const events = [...scans.values()].map(({ event }) => event)
  const fixed = new Set(events.flatMap((e) => (e.kind === 'clock-fixed' ? [e.body.session] : [])))
  const blind = events.filter(({ scan }) => scan.clock.offset === undefined)
  return [...new Set(blind.map(({ scan }) => scan.clock.session))].filter((id) => !fixed.has(id))
}

const isWaiting = ({ delivery }: HeldScan) => delivery.state === 'waiting'

function byPlace(a: Place, b: Place): number {
  if (a.epoch !== b.epoch) return a.epoch < b.epoch ? -1 : 1
  return a.seq - b.seq
}
