/** What holds for every history, however odd: drawn at random, repeatable by the seed a failure prints. */
import { assert, constantFrom, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from './canonical.ts'
import { customerViewOf } from './customer-view.ts'
import type { CarrierStatus, MilepostEvent } from './event.ts'
import { type Floor, optionalScans } from './finding.ts'
import { orderViewOf } from './fold-order.ts'
import { as } from './id.ts'
import type { OrderId } from './id.ts'
import { isDone } from './milestone.ts'
import { missedScans, nextCheckAt } from './missed-scan.ts'
import { onceEach } from './order-of-events.ts'
import type { OrderView } from './order-view.ts'
import { scopeOf } from './reach.ts'
import { claimsIn, scopeWith } from './subject-key.ts'
import {
  arrivalsOf,
  at,
  batchesOf,
  bytesOf,
  closureOf,
  corrected,
  delivered,
  type History,
  historyOfOrders,
  logOf,
  reported,
} from './testing.ts'
import { placeOf } from './witness.ts'
import { workOf } from './work.ts'

const often = { numRuns: 500 }

const floor: Floor = {
  devices: [
    {
      device: as('scanner-0'),
      site: as('site-1'),
      makes: ['picked', 'packed', 'handed-over'],
      heardAt: at('12:00'),
      waiting: 2,
      oldestWaitingAt: at('11:00'),
    },
  ],
  neverScans: [],
  deadlines: {
    packAfterPickMinutes: 60,
    handOverAfterPackMinutes: 480,
    acceptAfterHandOverMinutes: 720,
  },
}

const viewsOf = ({ orders, events }: History): readonly OrderView[] =>
  orders.flatMap((order) => orderViewOf(order, events) ?? [])

test('TL1, TL2, TL8: no order, repetition or newer kind of event changes a byte (field B8, field B16)', () => {
  assert(
    property(historyOfOrders(), nat(), ({ orders, events }, seed) => {
      const arrivals = arrivalsOf(events, seed)

      for (const order of orders) expect(bytesOf(order, arrivals)).toBe(bytesOf(order, events))
    }),
    often,
  )
})

test('TL1, TL9: a log that refolds what each batch touches holds what a rebuild gives', () => {
  assert(
    property(historyOfOrders({ maxActs: 30 }), nat(), ({ orders, events }, seed) => {
      const held = logOf(batchesOf(arrivalsOf(events, seed), seed))

      for (const order of orders) {
        expect(held.get(order) ?? 'null').toBe(bytesOf(order, closureOf(order, events)))
      }
    }),
    { numRuns: 300 },
  )
})

test('TL9: what an order does not claim leaves its bytes unchanged', () => {
  assert(
    property(historyOfOrders(), ({ orders, events }) => {
      for (const order of orders) {
        expect(bytesOf(order, closureOf(order, events))).toBe(bytesOf(order, events))
      }
    }),
    often,
  )
})

test('TL9: an event that claims nothing new widens a scope as working it out anew would', () => {
  let quiet = 0
  assert(
    property(historyOfOrders(), nat(), ({ orders, events }, seed) => {
      const arrivals = onceEach(arrivalsOf(events, seed))
      for (const order of orders) {
        for (const [count, event] of arrivals.entries()) {
          const before = scopeOf(order, arrivals.slice(0, count))
          const widened = scopeWith(before, event, new Set(claimsIn(before)))
          if (!widened) continue
          quiet += 1
          const anew = scopeOf(order, arrivals.slice(0, count + 1))
          expect(claimsIn(anew)).toEqual(claimsIn(before))
          expect(new Set(widened.within)).toEqual(new Set(anew.within))
          expect(widened.reach).toEqual(anew.reach)
        }
      }
    }),
    often,
  )
  expect(quiet).toBeGreaterThan(1000)
})

test('TL4: the scans of one device never swap (field B17)', () => {
  assert(
    property(historyOfOrders(), (history) => {
      const scanById = scansOf(history.events)

      for (const { entries } of viewsOf(history)) {
        const scans = entries.flatMap(({ id }) => scanById.get(id) ?? [])
        for (const epoch of new Set(scans.map((scan) => scan.epoch))) {
          const seqs = scans.filter((scan) => scan.epoch === epoch).map(({ seq }) => seq)
          expect(seqs).toEqual(seqs.toSorted((a, b) => a - b))
        }
      }
    }),
    often,
  )
})

const scansOf = (events: readonly MilepostEvent[]) =>
  new Map(events.flatMap((event) => (event.source === 'device' ? [[event.id, event.scan]] : [])))

test('CO2: undoing, then undoing the undoing, gives the first state', () => {
  assert(
    property(historyOfOrders(), nat(), ({ orders, events }, pick) => {
      const wrong = events[pick % Math.max(1, events.length)]
      if (!wrong) return
      const undoing = corrected(wrong, '+9 09:00', { id: 'undoing' })
      const restoring = corrected(undoing, '+9 09:01', { id: 'restoring' })

      const after = [...events, undoing, restoring]

      for (const order of orders) expect(stateOf(order, after)).toBe(stateOf(order, events))
    }),
    often,
  )
})

/** All but the lines that the two corrections are themselves. */
function stateOf(order: OrderId, events: readonly MilepostEvent[]): string {
  const view = orderViewOf(order, events)
  const entries = view?.entries.filter(({ id }) => id !== 'undoing' && id !== 'restoring')
  return canonical({ ...view, entries })
}

test('MI8, PO4: no box gets past labelled without a physical witness', () => {
  assert(
    property(historyOfOrders(), (history) => {
      const eventById = new Map(history.events.map((event) => [event.id, event]))

      for (const view of viewsOf(history)) {
        const witnessed = new Set(
          view.entries.flatMap(({ id, box, undoneBy }) =>
            !undoneBy && isPhysical(eventById.get(id)) ? [box ?? 'every box'] : [],
          ),
        )
        const unwitnessed = view.boxes.filter(
          ({ box, milestones }) =>
            milestones.slice(placeOf['handed-over']).some(isDone) &&
            !witnessed.has(box) &&
            !witnessed.has('every box'),
        )
        expect(unwitnessed).toEqual([])
      }
    }),
    often,
  )
})

/** A scan onto the truck, a carrier's own scan, or a person who answers for the first. */
function isPhysical(event: MilepostEvent | undefined): boolean {
  if (event?.kind === 'carrier-reported') return event.body.evidence === 'physical'
  if (event?.kind === 'scan-recorded') return event.body.step === 'handed-over'
  return event?.kind === 'loaded'
}

test('OV3: a delivered box stays delivered, whatever a carrier adds but a way back', () => {
  const statuses = constantFrom<CarrierStatus>(
    'accepted',
    'in-transit',
    'exception',
    'attempted',
    'unknown',
  )

  assert(
    property(historyOfOrders(), statuses, nat(9000), (history, status, minutes) => {
      for (const { order, boxes } of viewsOf(history)) {
        const there = boxes.filter((box) => box.carrierStatus === 'delivered')
        const more = there.flatMap(({ box, label }) =>
          label
            ? [reported(status, at('08:00') + minutes * 60_000, { id: `more ${box}`, label })]
            : [],
        )

        const after = orderViewOf(order, [...history.events, ...more])

        const still = after?.boxes.filter((box) => box.carrierStatus === 'delivered')
        expect(still?.map(({ box }) => box)).toEqual(there.map(({ box }) => box))
      }
    }),
    often,
  )
})

test('CU1: the customer never sees a person, a device, a native code, a note or another order', () => {
  assert(
    property(historyOfOrders(), (history) => {
      for (const view of viewsOf(history)) {
        const seen = canonical(customerViewOf(view)).replaceAll(view.order, 'own order')

        expect(seen).not.toMatch(
          /person-|scanner-|supervisor|native|words for|order-\d|rang|camera/,
        )
      }
    }),
    often,
  )
})

test('MS7: between now and the next check no finding changes by time alone', () => {
  assert(
    property(historyOfOrders(), nat(9000), (history, minutes) => {
      const now = at('08:00') + minutes * 60_000
      for (const view of viewsOf(history)) {
        const next = nextCheckAt(view, floor, now)
        const judged = (instant: number) => canonical(missedScans(view, floor, instant))

        const never = at('+999 00:00')
        expect(next ?? never).toBeGreaterThan(now)
        expect(judged((next ?? never) - 1)).toBe(judged(now))
        expect(judged(next ?? never) === judged(now)).toBe(next === undefined)
      }
    }),
    often,
  )
})

test('MS9: doing without a scan takes away what was found of it, and of the rest only what packing begins', () => {
  const unscanned = constantFrom(...optionalScans)
  let taken = 0
  assert(
    property(historyOfOrders(), unscanned, nat(9000), (history, step, minutes) => {
      const now = at('08:00') + minutes * 60_000
      for (const view of viewsOf(history)) {
        const before = missedScans(view, floor, now)

        const after = missedScans(view, { ...floor, neverScans: [step] }, now)

        const begun = step === 'packed' ? 'handed-over' : undefined
        const others = (all: typeof before) => all.filter((each) => each.step !== begun)
        expect(others(after)).toEqual(others(before.filter((each) => each.step !== step)))
        taken += before.length - after.length
      }
    }),
    often,
  )
  expect(taken).toBeGreaterThan(100)
})

test('CU2: no step of a box waits before one that is done, so none that nobody scans waits for ever', () => {
  assert(
    property(historyOfOrders(), (history) => {
      for (const view of viewsOf(history)) {
        for (const { steps } of customerViewOf(view).boxes) {
          const furthest = steps.findLastIndex(({ done }) => done)
          expect(steps.slice(0, furthest).filter(({ done }) => !done)).toEqual([])
        }
      }
    }),
    often,
  )
})

test('ST2: an order is delivered only when each unit is delivered, cancelled or returned', () => {
  assert(
    property(historyOfOrders(), (history) => {
      const finished = viewsOf(history).filter(({ stage }) => stage === 'delivered')

      for (const view of finished) {
        expect(view.headline.unboxedUnits).toBe(0)
        expect(view.headline.boxes).toBeGreaterThan(0)
        const comesBack = view.returns.some(
          ({ state }) => state !== 'decided' && state !== 'released',
        )
        expect(workOf(view) !== undefined).toBe(comesBack)
      }
    }),
    often,
  )
})

test('MI6: a carrier that scans a delivery is believed in every history', () => {
  const more = delivered('+5 09:00', { id: 'one more' })

  assert(
    property(historyOfOrders(), ({ orders, events }) => {
      const views = orders.flatMap((order) => orderViewOf(order, [...events, more]) ?? [])

      for (const { entries, boxes } of views) {
        const named = new Set(
          entries.flatMap(({ id, box }) => (id === more.id && box ? [box] : [])),
        )
        const meant = boxes.filter(({ box }) => named.has(box))
        expect(meant.filter(({ reached }) => reached !== 'delivered')).toEqual([])
      }
    }),
    often,
  )
})
