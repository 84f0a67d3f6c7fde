/** The orders of the demo day: finished, under way, in trouble, and on the floor right now. */
import type { Instant } from '@milepost/domain'
import { dock, packer, picker, spare } from './crew.ts'
import { demoReturns } from './coming-back.ts'
import {
  cancelled,
  type Chapter,
  loaded,
  mispicked,
  packed,
  picked,
  pickedShort,
  reported,
  sendsBack,
  type TaleOf,
} from './tale.ts'

const hour = 3_600_000

export interface Story {
  readonly placedHoursAgo: number
  readonly wants: TaleOf['wants']
  readonly chapters: readonly Chapter[]
}

const story = (
  placedHoursAgo: number,
  wants: TaleOf['wants'],
  ...chapters: readonly Chapter[]
): Story => ({ placedHoursAgo, wants, chapters })

export const stories = (now: Instant): readonly Story[] => [
  ...finished(now),
  ...underWay(now),
  ...inTrouble(now),
  ...onTheFloor(),
]

const pickedUp = (by: string) => ({
  code: 'in_transit/PU',
  text: 'Pickup Scan',
  city: 'Reno',
  by,
})
const outToday = (city: string) => ({
  code: 'out_for_delivery/OT',
  text: 'Out For Delivery Today',
  city,
})
const atTheDoor = (city: string) => ({ code: 'delivered/FS', text: 'DELIVERED', city })

/** Through the warehouse by the book, and as far as a carrier's hub. */
const byTheBook = (now: Instant, city: string): readonly Chapter[] => [
  picked(picker, 30),
  packed(packer, 60),
  loaded(dock, 180),
  reported(240, 'accepted', pickedUp(dayIn(now, 24))),
  reported(420, 'in-transit', {
    code: 'in_transit/DP',
    text: 'Departed from Facility',
    city: 'Reno',
  }),
  reported(1300, 'in-transit', { code: 'in_transit/AR', text: 'Arrived at Facility', city }),
]

const finished = (now: Instant): readonly Story[] =>
  [0, 1, 2, 3].map((index) =>
    story(
      66 + index,
      [
        [index * 3, 1],
        [index * 3 + 1, 2],
      ],
      ...byTheBook(now, 'Salt Lake City'),
      reported(2200, 'out-for-delivery', outToday('Boise')),
      reported(2500, 'delivered', atTheDoor('Boise')),
      ...demoReturns.slice(index, index + 1).map((back) => sendsBack(3100 + index * 90, back)),
    ),
  )

const underWay = (now: Instant): readonly Story[] => [
  ...[0, 1, 2].map((index) =>
    story(26 + index * 2, [[4 + index, 1]], ...byTheBook(now, 'Portland')),
  ),
  ...[0, 1].map((index) =>
    story(
      40 + index,
      [[12 + index, 2]],
      ...byTheBook(now, 'Sacramento'),
      reported(2300, 'out-for-delivery', outToday('Sacramento')),
    ),
  ),
  threeBoxes(now),
]

/** Two of three boxes are there, the third is a day behind. */
const threeBoxes = (now: Instant): Story =>
  story(
    52,
    [
      [15, 1],
      [0, 1],
      [8, 4],
    ],
    picked(picker, 20),
    packed(packer, 50, 1, [[0, 1]]),
    packed(packer, 56, 2, [[1, 1]]),
    packed(packer, 62, 3, [[2, 4]]),
    ...[1, 2, 3].flatMap((box) => [
      loaded(dock, 150 + box, box),
      reported(230 + box, 'accepted', pickedUp(dayIn(now, 48)), box),
    ]),
    ...[1, 3].map((box) => reported(2600 + box, 'delivered', atTheDoor('Eugene'), box)),
    reported(
      2700,
      'in-transit',
      { code: 'in_transit/AR', text: 'Arrived at Facility', city: 'Medford' },
      2,
    ),
  )

const inTrouble = (now: Instant): readonly Story[] => [
  // The carrier has it and nobody scanned it at the dock: a missed scan.
  story(
    20,
    [
      [13, 1],
      [20, 2],
    ],
    picked(picker, 15),
    packed(packer, 40),
    reported(300, 'accepted', pickedUp(dayIn(now, 48))),
  ),
  // The spare dock device scanned these and has not been in contact since: not synced yet.
  ...[0, 1].map((index) =>
    story(
      6 + index / 2,
      [[18 + index, 1]],
      picked(picker, 15),
      packed(packer, 40),
      loaded(spare, 175 - index * 10),
      reported(230, 'accepted', pickedUp(dayIn(now, 72))),
    ),
  ),
  story(
    44,
    [[22, 1]],
    ...byTheBook(now, 'Seattle'),
    reported(1900, 'exception', {
      code: 'failure/X1',
      text: 'The address is incomplete; we will try to correct it',
      city: 'Seattle',
      reason: 'address',
    }),
  ),
  story(
    47,
    [[6, 1]],
    ...byTheBook(now, 'Fresno'),
    reported(2300, 'out-for-delivery', outToday('Fresno')),
    reported(2560, 'attempted', {
      code: 'failure/NR',
      text: 'Receiver not available at time of delivery',
      city: 'Fresno',
      reason: 'absent',
    }),
  ),
  // Picked and never packed, packed and never handed over: steps skipped.
  story(
    31,
    [
      [16, 2],
      [17, 6],
    ],
    picked(picker, 60),
  ),
  story(27, [[14, 1]], picked(picker, 40), packed(packer, 90)),
]

const onTheFloor = (): readonly Story[] => [
  story(
    5,
    [
      [9, 1],
      [8, 1],
    ],
    mispicked(picker, 30, 0),
    picked(picker, 32),
    packed(packer, 70),
  ),
  story(
    4,
    [
      [2, 1],
      [3, 1],
    ],
    picked(picker, 20, [0]),
    pickedShort(picker, 22, 1, 1),
  ),
  story(9, [[21, 1]], cancelled(45)),
  ...[0, 1, 2].map((index) =>
    story(
      3 + index / 3,
      [
        [index * 5, 1],
        [index * 5 + 2, 1],
      ],
      picked(picker, 30),
      packed(packer, 80),
    ),
  ),
  ...[0, 1].map((index) => story(2 + index / 3, [[7 + index, 2]], picked(picker, 50))),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((index) =>
    story(0.3 + index / 5, [
      [index, 1 + (index % 3)],
      [(index * 7 + 3) % 24, 1],
      ...(index % 2 === 0 ? ([[(index * 5 + 11) % 24, 2]] as const) : []),
    ]),
  ),
]

const dayIn = (now: Instant, hours: number): string =>
  new Date(now + hours * hour).toISOString().slice(0, 10)
