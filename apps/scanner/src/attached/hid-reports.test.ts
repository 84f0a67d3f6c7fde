import { assert, boolean, integer, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import {
  codeOf,
  joinedParts,
  layoutsOf,
  nothingHeard,
  partIn,
  type Collection,
  type Layout,
  type ReportItem,
} from './hid-reports.ts'

const page = 0x8c_0000
const byte = { reportSize: 8, reportCount: 1 }
const aimItem = { usages: [page + 0xfb, page + 0xfc, page + 0xfd], reportSize: 8, reportCount: 3 }
const lengthItem = { ...byte, usages: [0x01_003b] }
const vendorItem = { ...byte, usages: [0xff66_0004, 0xff66_0000], reportCount: 2 }
const dataItem = (room: number): ReportItem => ({
  usages: [page + 0xfe],
  reportSize: 8,
  reportCount: room,
})
const flagItem = { usages: [page + 0xff], reportSize: 1, reportCount: 1 }
const padding = { isConstant: true, reportSize: 1, reportCount: 7 }

const scannerWith = (items: readonly ReportItem[]): readonly Collection[] => [
  { usagePage: 0x8c, inputReports: [{ reportId: 2, items }] },
]

/** As the makers lay it out that most warehouses buy from. */
const usual = scannerWith([lengthItem, aimItem, dataItem(56), vendorItem, flagItem, padding])

test('A2: in HID mode a code comes whole, however long it is and however the maker lays out a report', () => {
  const code = string({ minLength: 1, maxLength: 300, unit: 'grapheme' }).filter(
    (text) => !['\0', '\ufeff'].some((sign) => text.includes(sign)) && !text.startsWith(']'),
  )

  assert(
    property(
      code,
      integer({ min: 4, max: 60 }),
      boolean(),
      boolean(),
      (text, room, tells, late) => {
        const items = [
          ...(tells && !late ? [lengthItem] : []),
          aimItem,
          dataItem(room),
          flagItem,
          padding,
          ...(tells && late ? [lengthItem] : []),
        ]
        const [layout] = layoutsOf(scannerWith(items))
        if (!layout) throw new Error('no layout')

        const reports = reportsOf(layout, ']C0', new TextEncoder().encode(text))

        expect(heardIn(layout, reports)).toBe(`]C0${text}`)
      },
    ),
  )
})

test('A2: GS and the kind of code stay', () => {
  const [layout] = layoutsOf(usual)
  if (!layout) throw new Error('no layout')
  const label = '010952123454321310LOT7\u001d21SN1'

  const heard = heardIn(layout, reportsOf(layout, ']C1', new TextEncoder().encode(label)))

  expect(layout).toMatchObject({ reportId: 2, data: { firstBit: 32, bits: 448 } })
  expect(heard).toBe(`]C1${label}`)
})

test('A2: a kind of code that is no AIM identifier says nothing, and one said twice is said once', () => {
  const [layout] = layoutsOf(usual)
  if (!layout) throw new Error('no layout')
  const bytes = (text: string) => new TextEncoder().encode(text)

  expect(heardIn(layout, reportsOf(layout, '\0\0\0', bytes('4006381')))).toBe('4006381')
  expect(heardIn(layout, reportsOf(layout, ']E0', bytes(']E04006381')))).toBe(']E04006381')
})

test('A2: a report is understood where its parts are told apart', () => {
  const data = dataItem(20)
  const nested: readonly Collection[] = [
    {
      usagePage: 0x8c,
      children: [
        { usagePage: 0x8c, inputReports: [{ reportId: 2, items: [aimItem] }] },
        { usagePage: 0x8c, inputReports: [{ reportId: 2, items: [data, flagItem, padding] }] },
      ],
    },
  ]

  expect(layoutsOf(nested)).toEqual(layoutsOf(scannerWith([aimItem, data, flagItem, padding])))
})

test('A2: a keyboard, a scale or a trigger bears no codes', () => {
  const keyboard = { usagePage: 1, inputReports: [{ reportId: 1, items: [dataItem(8)] }] }
  const trigger = { ...byte, usages: [page + 0x14] }

  expect(layoutsOf([keyboard, ...scannerWith([trigger])])).toEqual([])
})

/** What the device sends: each report filled, the last one padded. */
function reportsOf(
  { aim, data, length, continued }: Layout,
  kind: string,
  bytes: Uint8Array,
): readonly Uint8Array[] {
  const room = data.bits / 8
  const count = Math.ceil(bytes.length / room)
  return Array.from({ length: count }, (_, nth) => {
    const part = bytes.slice(nth * room, (nth + 1) * room)
    const report = new Uint8Array(80)
    report.set(part, data.firstBit / 8)
    for (const [at, field] of aim.entries()) report[field.firstBit / 8] = kind.charCodeAt(at)
    if (length) report[length.firstBit / 8] = part.length
    if (continued && nth < count - 1)
      report[continued.firstBit >> 3] = 1 << (continued.firstBit & 7)
    return report
  })
}

function heardIn(layout: Layout, reports: readonly Uint8Array[]): string {
  const parts = reports.map((report) => partIn(layout, report))
  expect(parts.map(({ isContinued }) => isContinued)).toEqual(
    reports.map((_, nth) => nth < reports.length - 1),
  )
  return codeOf(parts.reduce(joinedParts, nothingHeard))
}
