/** What a truck took, as the paper and the files that go with it say it. Taken at the moment it left. */
import type { BoxId, Carrier, Instant, Label, LoadId, PhotoHash } from '@milepost/domain'
import { placeOf } from './guidance.ts'
import type { Difference } from './hand-over.ts'
import type { BoxOnFloor } from './job.ts'
import type { OpenLoad } from './load.ts'

export interface Manifest {
  readonly load: LoadId
  readonly carrier: Carrier
  readonly dock?: string
  readonly closedAt: Instant
  readonly boxes: readonly ManifestBox[]
  /** Labelled for this carrier, and not on the truck. */
  readonly left: readonly ManifestBox[]
  readonly signed?: PhotoHash
}

export interface ManifestBox {
  /** Unknown where only a label was scanned. */
  readonly reference?: string
  readonly box?: BoxId
  readonly place?: number
  readonly number?: string
}

/** What people call a box. */
export interface BoxName {
  readonly reference: string
  readonly place: number
}

export interface Leaving {
  readonly at: Instant
  readonly seen: Readonly<Record<BoxId, BoxName>>
}

export function manifestOf(
  { load, carrier, dock }: OpenLoad,
  { scanned, missing, gone, unknown }: Difference,
  { at, seen }: Leaving,
): Manifest {
  const left = gone.map(({ box, label }) => ({ box, ...seen[box], ...numberOf(label) }))
  return {
    load,
    carrier,
    ...(dock === undefined ? {} : { dock }),
    closedAt: at,
    boxes: [
      ...[...scanned.map(lineOf), ...left].toSorted(byReference),
      ...unknown.map(({ number }) => ({ number })),
    ],
    left: missing.map(lineOf).toSorted(byReference),
  }
}

const numberOf = (label: Label | undefined) => (label ? { number: label.number } : {})

/** What a reader finds the box by. */
export const codeOf = ({ number, box }: ManifestBox): string => number ?? box ?? ''

export const fileNameOf = ({ carrier, load }: Manifest, ending: string): string =>
  `manifest-${carrier}-${load.replaceAll(/[^A-Za-z0-9-]/g, '')}.${ending}`

export function csvOf({ load, carrier, dock = '', closedAt, boxes }: Manifest): string {
  const about = [load, carrier, dock, new Date(closedAt).toISOString()]
  const rows = boxes.map(({ reference = '', place, box = '', number = '' }) => [
    ...about,
    reference,
    place === undefined ? '' : String(place),
    box,
    number,
  ])
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

export const jsonOf = ({ closedAt, left, signed, ...manifest }: Manifest): string =>
  JSON.stringify(
    {
      ...manifest,
      closedAt: new Date(closedAt).toISOString(),
      notOnTheTruck: left,
      ...(signed === undefined ? {} : { signature: signed }),
    },
    undefined,
    2,
  )

const columns = ['load', 'carrier', 'dock', 'closed_at', 'order', 'box', 'box_id', 'tracking']

/** A table program takes what begins so for a formula. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function lineOf(on: BoxOnFloor): ManifestBox {
  const { box, order } = on
  return {
    reference: order.reference,
    box: box.box,
    place: placeOf(on),
    ...numberOf(box.label),
  }
}

const byReference = (a: ManifestBox, b: ManifestBox): number =>
  (a.reference ?? '').localeCompare(b.reference ?? '') || (a.place ?? 0) - (b.place ?? 0)
