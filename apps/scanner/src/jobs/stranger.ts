/** A label on the dock that is on no box of this device's lists: what is known of it, and what may be done. */
import { as, type BoxId, type Carrier, type Label } from '@milepost/domain'
import type { ScanIntent } from '@milepost/outbox'
import { originOf, type JobScan, type Origin } from './job.ts'
import type { OpenLoad } from './load.ts'
import type { Remark } from './remark.ts'

/** Scanned while no truck was open: whoever holds it says what becomes of it. */
export interface Stranger extends Origin {
  readonly number: string
  /** Who may have given it, the likeliest first; nobody knows of a text that has no carrier's form. */
  readonly labels: readonly Label[]
  /** It is a box label of ours. */
  readonly box?: BoxId
}

export function strangerIn(scan: JobScan): Stranger | undefined {
  const box = boxSaid(scan)
  const labels = labelsSaid(scan)
  const number = box ?? labels[0]?.number
  return number === undefined
    ? undefined
    : { number, labels, ...(box ? { box } : {}), ...originOf(scan) }
}

/** The trucks it may go on. */
export const carriersOf = ({ labels }: Stranger): readonly Carrier[] =>
  [...new Set(labels.map(({ carrier }) => carrier))].filter((carrier) => trucks.has(carrier))

const trucks: ReadonlySet<Carrier> = new Set(['ups', 'fedex', 'usps', 'dhl'])

export interface StrangerLoaded {
  readonly remark: Remark
  readonly intents: readonly ScanIntent[]
}

/** Perhaps it was packed or labelled minutes ago on another device: it goes on, and is flagged. */
export function strangerLoaded(stranger: Stranger, load: OpenLoad): StrangerLoaded {
  const on = onLoad(stranger, load)
  if (!on) {
    const [first] = stranger.labels
    return { remark: { say: 'wrong-carrier', carrier: first?.carrier ?? 'other' }, intents: [] }
  }
  const { number } = stranger
  const isOn = on.box
    ? load.boxes.includes(on.box)
    : load.labels.some((each) => each.number === number)
  if (isOn) return { remark: { say: 'already-loaded-unknown', number }, intents: [] }
  return {
    remark: { say: 'loaded-unknown', number },
    intents: [
      {
        kind: 'loaded',
        subject: { load: load.load, ...on },
        body: { load: load.load, ...on },
        ...originOf(stranger),
      },
    ],
  }
}

/** As whom the truck takes it; undefined where it is another carrier's. */
function onLoad(
  { box, labels }: Stranger,
  { carrier }: OpenLoad,
): { readonly box?: BoxId; readonly label?: Label } | undefined {
  if (box) return { box }
  const label = labels.find((each) => mayGoWith(carrier, each))
  return label && { label: { carrier, number: label.number } }
}

function boxSaid({ read }: JobScan): BoxId | undefined {
  if (!read.ok || read.meaning.kind !== 'own' || read.meaning.label !== 'box') return undefined
  return as<BoxId>(read.meaning.value)
}

/** What the text may be as a carrier's label; a text that nobody recognises may be anybody's. */
export function labelsSaid({ read }: JobScan): readonly Label[] {
  if (!read.ok) return []
  const { meaning } = read
  if (meaning.kind === 'tracking') {
    return meaning.candidates.map(({ carrier, number }) => ({ carrier, number }))
  }
  if (meaning.kind === 'sscc') return [{ carrier: 'other', number: meaning.sscc }]
  if (meaning.kind !== 'unknown') return []
  const number = meaning.text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return number.length >= 8 && number.length <= 40 ? [{ carrier: 'other', number }] : []
}

/** International post travels with any post; what nobody recognises, with anybody. */
export function mayGoWith(carrier: Carrier, label: Label): boolean {
  if (label.carrier === carrier || label.carrier === 'other') return true
  return label.carrier === 's10' && carrier !== 'ups' && carrier !== 'fedex'
}
