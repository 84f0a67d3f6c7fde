/** The steps a box's way expects and has no proof of yet: what `missed-scan.ts` judges. */
import { type Step } from './event.ts'
import { type Deadlines, type Floor, type OptionalScan, optionalScans } from './finding.ts'
import { boxesThatCount, unboxedUnits } from './headline.ts'
import type { EventId } from './id.ts'
import type { BoxView, Entry, Milestone, OrderView } from './order-view.ts'
import type { Instant } from './time.ts'
import { placeOf } from './witness.ts'

export interface Gap {
  /** Undefined while what was picked is in no box yet. */
  readonly box: BoxView | undefined
  readonly step: Step
  /** Later evidence that it happened, and when that was. */
  readonly implied: { readonly by: readonly EventId[]; readonly at: Instant } | undefined
  readonly deadline: Instant | undefined
  readonly lastProof: EventId | undefined
}

/**
 * Our floor scans four steps of every box, less what its site never scans (MS9). Of the carrier's own we ask one: that
 * it shows to have what we handed over; a carrier that skips a scan further on is its own affair (MS6).
 */
const ourScans: ReadonlySet<Step> = new Set([...optionalScans, 'handed-over'])

/** The step from which each step's time is counted, and the minutes it may take (MS7). */
const timeFor: Readonly<
  Partial<Record<Step, { readonly since: Step; readonly within: keyof Deadlines }>>
> = {
  'packed': { since: 'picked', within: 'packAfterPickMinutes' },
  'handed-over': { since: 'packed', within: 'handOverAfterPackMinutes' },
  'accepted': { since: 'handed-over', within: 'acceptAfterHandOverMinutes' },
}

export function gapsOf(view: OrderView, floor: Floor): readonly Gap[] {
  if (view.stage === 'cancelled') return []
  const gaps: Gap[] = []
  for (const box of boxesThatCount(view)) {
    for (const milestone of box.milestones) {
      if (isExpected(milestone, floor)) gaps.push(gapOf(view, box, milestone, floor))
    }
  }
  const unpacked = unpackedGap(view, floor)
  if (unpacked) gaps.push(unpacked)
  return gaps
}

/** Proof or a person's word that it was skipped closes the gap (MS5). */
function isExpected({ step, state }: Milestone, floor: Floor): boolean {
  if (state === 'proven' || state === 'skipped' || isNeverScanned(step, floor)) return false
  return ourScans.has(step) || (step === 'accepted' && state === 'open')
}

const isNeverScanned = (step: Step, { neverScans }: Floor): boolean =>
  neverScans.includes(step as OptionalScan)

function gapOf(view: OrderView, box: BoxView, milestone: Milestone, floor: Floor): Gap {
  const { step, state, why } = milestone
  const [witness] = state === 'implied' ? why.events : []
  const seen = witness && entryById(view, witness)
  return {
    box,
    step,
    implied: seen && { by: why.events, at: seen.at },
    deadline: deadlineOf(view, box, step, floor),
    lastProof: lastProofOf(box),
  }
}

function deadlineOf(view: OrderView, box: BoxView, step: Step, floor: Floor): Instant | undefined {
  const time = timeFor[step]
  if (!time) return undefined
  const since = whenDone(view, box, time.since) ?? whenTakenAsDone(view, box, time.since, floor)
  return since === undefined ? undefined : since + floor.deadlines[time.within] * minute
}

/** What is never scanned has taken the time it may, as far as anybody can tell (MS9). */
const whenTakenAsDone = (
  view: OrderView,
  box: BoxView,
  step: Step,
  floor: Floor,
): Instant | undefined =>
  isNeverScanned(step, floor) ? deadlineOf(view, box, step, floor) : undefined

const minute = 60_000

/** When a step was done: by its proof, by a person's word that it was skipped, and for a handover by the manifest. */
function whenDone(view: OrderView, box: BoxView, step: Step): Instant | undefined {
  const milestone = box.milestones[placeOf[step]]
  if (milestone?.state === 'proven') return milestone.at
  const { manifest } = box.possession
  const [skip] = milestone?.state === 'skipped' ? milestone.why.events : []
  const word = skip ?? (step === 'handed-over' ? manifest : undefined)
  return word && entryById(view, word)?.at
}

function lastProofOf({ milestones }: BoxView): EventId | undefined {
  const last = milestones.reduce<Milestone | undefined>(
    (a, b) => (b.at !== undefined && b.at >= (a?.at ?? b.at) ? b : a),
    undefined,
  )
  return last?.why.events.at(-1)
}

/** Picked units that no box holds: there is no box to name yet, but packing is due all the same (MS8). */
function unpackedGap(view: OrderView, floor: Floor): Gap | undefined {
  if (isNeverScanned('packed', floor)) return undefined
  const isWaiting = view.lines.some(({ picked, packed }) => picked > packed)
  if (!isWaiting || unboxedUnits(view) === 0) return undefined
  const last = view.entries.findLast(({ kind, undoneBy }) => kind === 'picked' && !undoneBy)
  if (!last) return undefined
  return {
    box: undefined,
    step: 'packed',
    implied: undefined,
    deadline: last.at + floor.deadlines.packAfterPickMinutes * minute,
    lastProof: last.id,
  }
}

const entryById = ({ entries }: OrderView, id: EventId): Entry | undefined =>
  entries.find((entry) => entry.id === id)
