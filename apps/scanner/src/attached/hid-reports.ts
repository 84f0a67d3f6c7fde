/**
 * What a scanner says in HID POS mode: usage page 0x8C of the USB point-of-sale tables. Where in a report which bits lie is
 * read from the device's own description, since makers differ. Pure.
 */
import { joined, nothingYet, textOf } from './serial-lines.ts'

export interface ReportItem {
  readonly isConstant?: boolean
  readonly isRange?: boolean
  readonly usages?: readonly number[]
  readonly usageMinimum?: number
  readonly reportSize?: number
  readonly reportCount?: number
}

export interface Report {
  readonly reportId?: number
  readonly items?: readonly ReportItem[]
}

export interface Collection {
  readonly usagePage?: number
  readonly children?: readonly Collection[]
  readonly inputReports?: readonly Report[]
}

interface Field {
  readonly firstBit: number
  readonly bits: number
}

export interface Layout {
  readonly reportId: number
  /** The AIM identifier's three signs. */
  readonly aim: readonly Field[]
  readonly data: Field
  /** How many bytes of data count. */
  readonly length?: Field
  /** The code goes on in the next report. */
  readonly continued?: Field
}

export const barcodePage = 0x8c

/** One for each kind of report that bears a code; none where the device is no scanner in this mode. */
export function layoutsOf(collections: readonly Collection[]): readonly Layout[] {
  const scanners = collections.filter(({ usagePage }) => usagePage === barcodePage)
  const ids = new Set(scanners.flatMap(reportIdsIn))
  return [...ids].flatMap((reportId) => {
    const layout = layoutOf(
      reportId,
      scanners.flatMap((scanner) => itemsOf(scanner, reportId)),
    )
    return layout ? [layout] : []
  })
}

export interface Part {
  readonly aim: string
  readonly bytes: Uint8Array
  readonly isContinued: boolean
}

export function partIn({ aim, data, length, continued }: Layout, report: Uint8Array): Part {
  const room = data.bits / 8
  const told = length && numberIn(report, length)
  const bytes = Uint8Array.from({ length: Math.min(told ?? room, room) }, (_, at) =>
    numberIn(report, { firstBit: data.firstBit + at * 8, bits: 8 }),
  )
  const signs = aim.map((field) => String.fromCharCode(numberIn(report, field))).join('')
  return {
    aim: /^\][A-Za-z][0-9A-Za-z]$/.test(signs) ? signs : '',
    // Where no length is told, what is left is filled with NUL.
    bytes: told === undefined ? withoutPadding(bytes) : bytes,
    isContinued: continued !== undefined && numberIn(report, continued) !== 0,
  }
}

export const nothingHeard: Part = { aim: '', bytes: nothingYet, isContinued: false }

/** A long code comes in several reports; each may say the symbology again. */
export function joinedParts(before: Part, next: Part): Part {
  return {
    aim: before.aim === '' ? next.aim : before.aim,
    bytes: joined(before.bytes, next.bytes),
    isContinued: next.isContinued,
  }
}

/** As a scanner that types would have typed it: the symbology in front, once. */
export function codeOf({ aim, bytes }: Part): string {
  const text = textOf(bytes)
  return text === '' || text.startsWith(aim) ? text : aim + text
}

const usage = (id: number, page = barcodePage): number => page * 0x1_0000 + id
const aimUsages = [usage(0xfb), usage(0xfc), usage(0xfd)]
const dataUsage = usage(0xfe)
const continuedUsage = usage(0xff)
const lengthUsage = usage(0x3b, 0x01)

const reportIdsIn = ({ inputReports = [], children = [] }: Collection): readonly number[] => [
  ...inputReports.map(({ reportId = 0 }) => reportId),
  ...children.flatMap(reportIdsIn),
]

/** A browser may tell the items of a report at the collection, or at each part of it alone. */
function itemsOf(
  { inputReports = [], children = [] }: Collection,
  wanted: number,
): readonly ReportItem[] {
  const own = inputReports.filter(({ reportId = 0 }) => reportId === wanted)
  const items = own.flatMap((report) => report.items ?? [])
  return items.length > 0 ? items : children.flatMap((child) => itemsOf(child, wanted))
}

function layoutOf(reportId: number, items: readonly ReportItem[]): Layout | undefined {
  const fields = fieldsIn(items)
  const first = (wanted: number) => fields.find((field) => field.usage === wanted)
  const data = fields.filter((field) => field.usage === dataUsage)
  const [start] = data
  if (!start || start.bits !== 8) return undefined
  const [length, continued] = [first(lengthUsage), first(continuedUsage)]
  return {
    reportId,
    aim: aimUsages.flatMap((wanted) => first(wanted) ?? []),
    data: { firstBit: start.firstBit, bits: data.length * 8 },
    ...(length && { length }),
    ...(continued && { continued }),
  }
}

/** An item stands for several fields in a row; the last usage it names is that of all the rest. */
function fieldsIn(items: readonly ReportItem[]): readonly (Field & { readonly usage: number })[] {
  let firstBit = 0
  return items.flatMap((item) => {
    const { reportSize: bits = 0, reportCount = 0, usages = [], usageMinimum = 0 } = item
    const begin = firstBit
    firstBit += bits * reportCount
    if (item.isConstant) return []
    return Array.from({ length: reportCount }, (_, nth) => ({
      firstBit: begin + nth * bits,
      bits,
      usage: item.isRange ? usageMinimum + nth : (usages[Math.min(nth, usages.length - 1)] ?? 0),
    }))
  })
}

/** Bits count from the lowest of the first byte. */
function numberIn(report: Uint8Array, { firstBit, bits }: Field): number {
  let value = 0
  for (let nth = 0; nth < bits; nth += 1) {
    const at = firstBit + nth
    const bit = ((report[at >> 3] ?? 0) >> (at & 7)) & 1
    value += bit * 2 ** nth
  }
  return value
}

function withoutPadding(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0) end -= 1
  return bytes.slice(0, end)
}
