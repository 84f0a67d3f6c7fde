/**
 * Random whole histories: several orders told at once by three devices with wrong clocks, a shop, carriers, people and
 * customers, in a world small enough that they get in each other's way. Boxes are shared, labels move and are used
 * again, corrections chain and form rings. Every act is legal to write down; most days make sense.
 */
import {
  type Arbitrary,
  array,
  boolean,
  constantFrom,
  integer,
  nat,
  oneof,
  record,
  tuple,
  uniqueArray,
} from 'fast-check'
import { type CarrierStatus, type Evidence, type MilepostEvent, steps } from '../event.ts'
import type { OrderId } from '../id.ts'
import { acts, type Draw, orderNames, placedFor, told } from './acts.ts'
import { orderId } from './facts.ts'

export interface History {
  readonly orders: readonly OrderId[]
  /** In the order they were made. */
  readonly events: readonly MilepostEvent[]
}

const draws: Arbitrary<Draw> = record({
  act: constantFrom(...acts),
  /** Mostly within four days, some within a year: long enough for a carrier to use a number again. */
  minutes: oneof(nat(6000), nat(6000), nat(6000), nat(500_000)),
  order: nat(2),
  box: nat(9),
  line: nat(2),
  units: integer({ min: -1, max: 3 }),
  label: nat(9),
  device: nat(2),
  session: nat(1),
  knowsClock: boolean(),
  target: nat(200),
  status: constantFrom<CarrierStatus>(
    'label-created',
    'accepted',
    'in-transit',
    'in-transit',
    'out-for-delivery',
    'attempted',
    'available-for-pickup',
    'delivered',
    'delivered',
    'exception',
    'return-in-transit',
    'returned',
    'unknown',
  ),
  evidence: constantFrom<Evidence>(
    'physical',
    'physical',
    'physical',
    'electronic',
    'estimate',
    'informational',
  ),
  step: nat(steps.length - 1),
  isDateOnly: boolean(),
})

/** How far each session of each device is off: hours, days, a dead battery's 1970. */
const clockErrors = tuple(
  ...Array.from({ length: 6 }, () =>
    constantFrom(0, 90_000, -3_600_000, 86_400_000, -1_700_000_000_000),
  ),
)

export const historyOfOrders = (options: { readonly maxActs?: number } = {}): Arbitrary<History> =>
  tuple(
    array(draws, { maxLength: options.maxActs ?? 45, size: 'max' }),
    clockErrors,
    uniqueArray(nat(2), { minLength: 1, maxLength: 3 }),
    nat(40),
  ).map(([acting, errors, known, wipedAfter]) => historyFrom(acting, errors, known, wipedAfter))

function historyFrom(
  acting: readonly Draw[],
  errors: readonly number[],
  known: readonly number[],
  wipedAfter: number,
): History {
  const events: MilepostEvent[] = known.map((index) => placedFor(index, 0))
  const seqs = [0, 0, 0]
  const inTime = acting.toSorted((a, b) => a.minutes - b.minutes)
  for (const [place, draw] of inTime.entries()) {
    const seq = (seqs[draw.device] ?? 0) + 1
    seqs[draw.device] = seq
    const error = errors[draw.device * 2 + draw.session] ?? 0
    events.push(told(draw, { id: `e${place}`, seq, error, isWiped: place > wipedAfter, events }))
  }
  return { orders: orderNames.map((name) => orderId(name)), events }
}

/** Every event at least once, some again, in another order: drawn from one number so that a failure is short to read. */
export function arrivalsOf(
  events: readonly MilepostEvent[],
  seed: number,
): readonly MilepostEvent[] {
  const random = randomFrom(seed)
  const again = events.filter(() => random() < 0.3)
  const left = [...events, ...again]
  const arrivals: MilepostEvent[] = []
  while (left.length > 0) arrivals.push(...left.splice(Math.floor(random() * left.length), 1))
  return arrivals
}

/** The same arrivals in batches of one to seven. */
export function batchesOf(
  arrivals: readonly MilepostEvent[],
  seed: number,
): readonly (readonly MilepostEvent[])[] {
  const random = randomFrom(seed)
  const batches: MilepostEvent[][] = []
  for (let from = 0; from < arrivals.length;) {
    const size = 1 + Math.floor(random() * 7)
    batches.push(arrivals.slice(from, from + size))
    from += size
  }
  return batches
}

/** A linear congruence: small, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
