import { expect, test } from 'vitest'
import {
  accepted,
  at,
  clockFixed,
  inTransit,
  loaded,
  packed,
  picked,
  placed,
  plainDay,
  viewOf,
} from './testing.ts'

const unsynced = { clock: { offset: undefined } as never }

const timesOf = (events: Parameters<typeof viewOf>[0]) =>
  viewOf([placed('08:00'), ...events])
    .entries.slice(1)
    .map((entry) => entry.at)

test('TL2: an id counts once, however often its event comes', () => {
  const once = viewOf([placed('08:00'), picked('09:00')])

  const often = viewOf([placed('08:00'), picked('09:00'), picked('09:00'), placed('08:00')])

  expect(often).toEqual(once)
  expect(often.lines[0]?.picked).toBe(1)
})

test('TL3: a scan happened at device time plus the offset measured with it', () => {
  const slow = picked('09:00', { clock: { offset: 90_000, error: 40 } })

  expect(timesOf([slow])).toEqual([at('09:00') + 90_000])
})

test('TL3: a scan without an offset takes the best later fix of its session', () => {
  const scan = picked('09:00', unsynced)
  const rough = clockFixed('12:00', 900_000, { error: 900, seq: 800 })
  const good = clockFixed('12:01', 600_000, { error: 20, seq: 801 })
  const ofAnother = clockFixed('12:02', 5, { error: 1, session: 'before the restart', seq: 802 })

  expect(timesOf([scan, rough, good, ofAnother])).toEqual([at('09:10')])
})

test('TL3: of two fixes as good as each other the smaller id is taken, whichever came first', () => {
  const scan = picked('09:00', unsynced)
  const fixes = [
    clockFixed('12:00', 60_000, { id: 'b' }),
    clockFixed('12:01', 120_000, { id: 'a' }),
  ]

  expect(timesOf([scan, ...fixes])).toEqual([at('09:02')])
  expect(timesOf([...fixes.toReversed(), scan])).toEqual([at('09:02')])
})

test('TL3: a scan of a clock that was never measured stands as it was read', () => {
  expect(timesOf([picked('09:00', unsynced)])).toEqual([at('09:00')])
})

test('TL4: a clock that jumps back does not reorder its device (field B17)', () => {
  const before = picked('14:00', { seq: 1 })
  const after = packed('13:00', { seq: 2 })

  const { entries } = viewOf([placed('08:00'), after, before])

  expect(entries.map(({ kind }) => kind)).toEqual(['order-placed', 'picked', 'box-closed'])
  expect(entries.map((entry) => entry.at)).toEqual([at('08:00'), at('14:00'), at('14:00')])
})

test('TL5: a date without a time sorts at the end of that local day, and says so', () => {
  const dated = {
    ...inTransit('00:00'),
    occurred: { day: '2026-11-24', endsAt: at('+1 06:59') },
  }

  const { entries } = viewOf([...plainDay(), dated])

  const line = entries.find(({ id }) => id === dated.id)
  expect(line).toMatchObject({ at: at('+1 06:59'), day: '2026-11-24' })
})

test('TL6: at one instant the shop comes first, then the floor, then the carrier', () => {
  const { entries } = viewOf([
    accepted('08:00'),
    packed('08:00', { seq: 2 }),
    picked('08:00', { seq: 1 }),
    packed('08:00', { seq: 1, device: 'scanner-0' }),
    placed('08:00'),
  ])

  expect(entries.map(({ kind, device }) => [kind, device])).toEqual([
    ['order-placed', undefined],
    ['box-closed', 'scanner-0'],
    ['picked', 'scanner-1'],
    ['box-closed', 'scanner-1'],
  ])
})

test('TL7: a clock off by more than two minutes is marked', () => {
  const fine = picked('09:00', { clock: { offset: 120_000 } })
  const skewed = loaded('10:00', { clock: { offset: -120_001 } })

  const { entries } = viewOf([placed('08:00'), fine, skewed])

  expect(entries.map((entry) => entry.skewed)).toEqual([false, false, true])
})
