/** Bugs a server could have had: what it keeps, answers, counts and folds. */
import { hashOf } from '@milepost/contract'
import { as, type EventId, orderViewOf } from '@milepost/domain'
import { folds } from '../../src/event-log/folds.ts'
import type { Arrival, Batch, EventLog } from '../../src/event-log/event-log.ts'
import { type Mutant, mutant } from './mutant.ts'

const day = 24 * 3_600_000

export const serverMutants: readonly Mutant[] = [
  mutant('answers before the commit', {
    log: (log) => {
      let late: Batch | undefined
      return {
        ...log,
        append: async (batch) => {
          if (late) await log.append(late)
          late = batch
          return { fates: batch.arrivals.map(() => 'accepted'), touched: [], rev: 0 }
        },
      }
    },
  }),
  mutant('takes any clash for a duplicate', {
    log: appending(async (log, batch) => {
      const appended = await log.append(batch)
      return {
        ...appended,
        fates: appended.fates.map((fate) => (fate === 'fork' ? 'duplicate' : fate)),
      }
    }),
  }),
  mutant('forgets ids after a day', {
    log: (log, now) =>
      appending(async (real, batch) => {
        const arrivals = await Promise.all(batch.arrivals.map((each) => asNew(log, each, now())))
        return await real.append({ ...batch, arrivals })
      })(log),
  }),
  mutant('does not keep what it refuses', {
    log: appending(async (log, batch) => await log.append({ ...batch, refused: [] })),
  }),
  mutant('drops the backlog of a revoked device', {
    log: appending(async (log, batch) => {
      const refused = batch.refused.filter(({ reason }) => reason !== 'device-revoked')
      return await log.append({ ...batch, refused })
    }),
  }),
  mutant('lets nothing of a batch in when one scan is bad', {
    log: appending(async (log, batch) =>
      batch.refused.length === 0
        ? await log.append(batch)
        : {
            ...(await log.append({ ...batch, arrivals: [] })),
            fates: batch.arrivals.map(() => 'accepted'),
          },
    ),
  }),
  mutant('says that all is held up to the highest number', {
    log: (log) => ({
      ...log,
      receivedOf: async (device) => {
        const ranges = await log.receivedOf(device)
        return ranges.map((range) => ({ ...range, from: 1 }))
      },
    }),
  }),
  mutant('does not count what it refused among the numbers it holds', {
    log: (log) => ({
      ...log,
      receivedOf: async (device) => {
        const ranges = await log.receivedOf(device)
        const aside = await log.quarantined(device)
        return ranges.flatMap((range) =>
          without(
            range,
            aside.map(({ delivery }) => delivery),
          ),
        )
      },
    }),
  }),
  mutant('puts a scan of a revoked device aside that it had already let in', {
    log: (log) => ({ ...log, eventById: async () => undefined }),
  }),
  mutant('keeps its name after a restore', { keepsEpoch: true }),
  mutant('tells the day in the order of arrival', {
    folds: {
      ...folds,
      orderViewOf: (order, events) =>
        orderViewOf(
          order,
          events.map((event, at) => ({ ...event, occurred: { at } })),
        ),
    },
  }),
  mutant('orders by the clocks of devices as they are', {
    folds: {
      ...folds,
      orderViewOf: (order, events) =>
        orderViewOf(
          order,
          events.map((event) =>
            event.source === 'device'
              ? { ...event, scan: { ...event.scan, clock: { ...event.scan.clock, offset: 0 } } }
              : event,
          ),
        ),
    },
  }),
]

function appending(
  append: (log: EventLog, batch: Batch) => ReturnType<EventLog['append']>,
): (log: EventLog) => EventLog {
  return (log) => ({ ...log, append: async (batch) => await append(log, batch) })
}

async function asNew(log: EventLog, arrival: Arrival, now: number): Promise<Arrival> {
  const known = await log.eventById(arrival.event.id)
  if (!known || now - known.recordedAt < day) return arrival
  const event = { ...arrival.event, id: as<EventId>(`${arrival.event.id}-again`) }
  const { delivery: _number, ...rest } = arrival
  return { ...rest, event, bytes: JSON.stringify(event), hash: hashOf(event) }
}

interface Numbers {
  readonly epoch: Parameters<typeof as>[0]
  readonly from: number
  readonly to: number
}

function without<Range extends Numbers>(
  range: Range,
  taken: readonly ({ readonly epoch: string; readonly seq: number } | undefined)[],
): readonly Range[] {
  const numbers = new Set(
    taken.filter((each) => each?.epoch === range.epoch).map((each) => each?.seq),
  )
  return Array.from({ length: range.to - range.from + 1 }, (_, nth) => range.from + nth)
    .filter((seq) => !numbers.has(seq))
    .map((seq) => ({ ...range, from: seq, to: seq }))
}
