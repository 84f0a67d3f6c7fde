/** What holds for every history, however odd: drawn at random, repeatable by the seed a failure prints. */
import { assert, constantFrom, nat, property } from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from './canonical.ts'
import { customerViewOf } from './customer-view.ts'
import type { MilepostEvent } from './event.ts'
import type { Floor } from './finding.ts'
import { orderViewOf } from './fold-order.ts'
import { as } from './id.ts'
import { missedScans, nextCheckAt } from './missed-scan.ts'
import type { OrderView } from './order-view.ts'
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
  orderId,
  reported,
} from './testing.ts'
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
  deadlines: {
    packAfterPickMinutes: 60,
    handOverAfterPackMinutes: 480,
    acceptAfterHandOverMinutes: 720,
  },
}

const viewsOf = ({ orders, events }: History): readonly OrderView[] =>
  orders.flatMap((order) => orderViewOf(order, events) ?? [])

test('TL1, TL2, TL8: no order, repetition or newer kind of event changes a byte', () => {
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

test('TL4: the scans of one device never swap', () => {
  assert(
    property(historyOfOrders(), (history) => {
      const scanById = scansOf(history.events)

      for (const { entries } of viewsOf(history)) {
        const seqByEpoch = new Map<string, number>()
        for (const { id } of entries) {
          const scan = scanById.get(id)
          if (!scan) continue
          expect(scan.seq).toBeGreaterThanOrEqual(seqByEpoch.get(scan.epoch) ?? 0)
          seqByEpoch.set(scan.epoch, scan.seq)
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
function stateOf(order: ReturnType<typeof orderId>, events: readonly MilepostEvent[]): string {
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
        for (const { box, milestones } of view.boxes) {
          const done = milestones
            .slice(4)
            .some(({ state }) => state === 'proven' || state === 'implied')
          if (done) expect(witnessed.has(box) || witnessed.has('every box')).toBe(true)
        }
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
  const statuses = constantFrom('accepted', 'in-transit', 'exception', 'attempted', 'unknown')

  assert(
    property(historyOfOrders(), statuses, nat(9000), (history, status, minutes) => {
      for (const view of viewsOf(history)) {
        for (const box of view.boxes) {
          if (box.reached !== 'delivered' || !box.label) continue
          const more = reported(status as 'accepted', at('08:00') + minutes * 60_000, {
            id: 'one more',
            label: box.label,
          })
          const after = orderViewOf(view.order, [...history.events, more])
          const same = after?.boxes.find((one) => one.box === box.box)
          expect(same?.reached).toBe('delivered')
          if (box.carrierStatus === 'delivered') expect(same?.carrierStatus).toBe('delivered')
        }
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

        const justBefore = next === undefined ? at('+900 00:00') : next - 1
        expect(next ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now)
        expect(missedScans(view, floor, justBefore)).toEqual(missedScans(view, floor, now))
        if (next !== undefined) {
          expect(missedScans(view, floor, next)).not.toEqual(missedScans(view, floor, now))
        }
      }
    }),
    often,
  )
})

test('ST2: an order is delivered only when each unit is delivered, cancelled or returned', () => {
  assert(
    property(historyOfOrders(), (history) => {
      for (const view of viewsOf(history)) {
        if (view.stage !== 'delivered') continue
        expect(view.headline.unboxedUnits).toBe(0)
        expect(view.headline.boxes).toBeGreaterThan(0)
        expect(workOf(view)).toBeUndefined()
      }
    }),
    often,
  )
})

test('MI8: a delivered report is believed in every history it is physical in', () => {
  const more = delivered('+5 09:00', { id: 'one more' })

  assert(
    property(historyOfOrders(), ({ orders, events }) => {
      for (const order of orders) {
        const view = orderViewOf(order, [...events, more])
        for (const box of view?.boxes ?? []) {
          if (view?.entries.some((entry) => entry.id === more.id && entry.box === box.box)) {
            expect(box.reached).toBe('delivered')
          }
        }
      }
    }),
    often,
  )
})
