/**
 * Where a missed scan is decided. For each box, and each step its way expects, three questions in this order:
 *
 * 1. Is it due? Later physical evidence implies that the step happened, or its deadline has passed (MS1).
 * 2. Could the scan still lie on a device? Then it is *not synced yet* (MS2).
 * 3. Did it happen? Implied by evidence: *missed scan* (MS3). By nothing: *step skipped or not done* (MS4).
 *
 * Proof, or a person's word, closes a finding by itself (MS5).
 */
import type { Step } from './event.ts'
import type { Finding, FindingEvidence, Floor, FloorDevice, Verdict } from './finding.ts'
import type { EventId } from './id.ts'
import { unboxedUnits } from './headline.ts'
import type { BoxView, Entry, Milestone, OrderView } from './order-view.ts'
import type { Instant } from './time.ts'

export function missedScans(view: OrderView, floor: Floor, now: Instant): readonly Finding[] {
  return gapsOf(view, floor)
    .filter((gap) => isDue(gap, now))
    .map((gap) => findingOf(view, gap, floor))
}

/** The earliest instant after now at which a deadline passes, and so the only one at which time alone decides anew. */
export function nextCheckAt(view: OrderView, floor: Floor, now: Instant): Instant | undefined {
  const deadlines = gapsOf(view, floor)
    .filter((gap) => !isDue(gap, now))
    .flatMap(({ deadline }) => deadline ?? [])
  return deadlines.length === 0 ? undefined : Math.min(...deadlines)
}

/** An expected step without proof. */
interface Gap {
  readonly box: BoxView | undefined
  readonly step: Step
  /** Later evidence that it happened, and when that was. */
  readonly implied: { readonly by: readonly EventId[]; readonly at: Instant } | undefined
  readonly deadline: Instant | undefined
  readonly lastProof: EventId | undefined
}

const isDue = ({ implied, deadline }: Gap, now: Instant): boolean =>
  implied !== undefined || (deadline !== undefined && deadline <= now)

/** It must have happened before the evidence that implies it; else it should have by its deadline. */
const happenedBy = ({ implied, deadline }: Gap): Instant => implied?.at ?? deadline ?? 0

function findingOf(view: OrderView, gap: Gap, floor: Floor): Finding {
  const { box, step, implied, deadline, lastProof } = gap
  const devices = floor.devices.filter((device) => mayHoldScan(device, view, gap))
  const { verdict, rule } = verdictOf(gap, devices.length > 0)
  const evidence: FindingEvidence = {
    rule,
    impliedBy: implied?.by ?? [],
    devices: devices.map(({ device, heardAt, waiting }) => ({
      device,
      silentSince: heardAt,
      waiting,
    })),
    ...(deadline !== undefined && { deadline }),
    ...(lastProof && { lastProof }),
  }
  return {
    finding: `${view.order}/${box?.box ?? '-'}/${step}`,
    order: view.order,
    reference: view.reference,
    site: view.site,
    ...(box && { box: box.box }),
    ...(box?.label && { carrier: box.label.carrier }),
    step,
    verdict,
    since: happenedBy(gap),
    evidence,
  }
}

function verdictOf(
  { implied }: Gap,
  isHeld: boolean,
): { readonly verdict: Verdict; readonly rule: string } {
  if (isHeld) return { verdict: 'not-synced-yet', rule: 'MS2' }
  if (implied) return { verdict: 'missed-scan', rule: 'MS3' }
  return { verdict: 'step-skipped', rule: 'MS4' }
}

/** A device that makes this scan at that site, and was silent or held work from before the step must have happened. */
function mayHoldScan(device: FloorDevice, { site }: OrderView, gap: Gap): boolean {
  if (device.site !== site || !device.makes.includes(gap.step)) return false
  if (device.heardAt < happenedBy(gap)) return true
  const oldest = device.oldestWaitingAt ?? Number.NEGATIVE_INFINITY
  return device.waiting > 0 && oldest <= happenedBy(gap)
}

/** What our floor scans of every box, and the one scan of the carrier that shows it has what we handed over. */
const expectedSteps: ReadonlySet<Step> = new Set(['picked', 'packed', 'labelled', 'handed-over'])

function gapsOf(view: OrderView, floor: Floor): readonly Gap[] {
  if (view.stage === 'cancelled') return []
  const entryById = new Map(view.entries.map((entry) => [entry.id, entry]))
  const gaps = view.boxes.flatMap((box) =>
    box.milestones.flatMap((milestone) => gapOf(box, milestone, floor, entryById) ?? []),
  )
  const unpacked = unpackedGap(view, floor)
  return unpacked ? [...gaps, unpacked] : gaps
}

type Entries = ReadonlyMap<EventId, Entry>

function gapOf(
  box: BoxView,
  milestone: Milestone,
  floor: Floor,
  entries: Entries,
): Gap | undefined {
  const { step, state, why } = milestone
  if (state === 'proven' || state === 'skipped') return undefined
  const last = lastProofBefore(box, step, entries)
  const isCarriersTurn = step === 'accepted' && state === 'open'
  if (!expectedSteps.has(step) && !isCarriersTurn) return undefined
  const [witness] = state === 'implied' ? why.events : []
  const witnessedAt = witness && entries.get(witness)?.at
  return {
    box,
    step,
    implied: witnessedAt === undefined ? undefined : { by: why.events, at: witnessedAt },
    deadline: last && deadlineOf(step, last, floor),
    lastProof: last?.id,
  }
}

interface Last {
  readonly id: EventId
  readonly step: Step | 'manifest'
  readonly at: Instant
}

/** The proof from which a step's time is counted: the step before it, or a manifest for the carrier's scan. */
function lastProofBefore(box: BoxView, step: Step, entries: Entries): Last | undefined {
  const { manifest } = box.possession
  const manifested = manifest && entries.get(manifest)
  const proven = box.milestones
    .slice(
      0,
      box.milestones.findIndex((milestone) => milestone.step === step),
    )
    .findLast(({ state, at }) => state === 'proven' && at !== undefined)
  const [id] = proven?.why.events.slice(-1) ?? []
  if (manifested && step === 'accepted' && proven?.step !== 'handed-over') {
    return { id: manifested.id, step: 'manifest', at: manifested.at }
  }
  return proven && id && proven.at !== undefined
    ? { id, step: proven.step, at: proven.at }
    : undefined
}

function deadlineOf(step: Step, last: Last, { deadlines }: Floor): Instant | undefined {
  switch (step) {
    case 'packed':
      return last.step === 'picked' ? last.at + minutes(deadlines.packAfterPickMinutes) : undefined
    case 'handed-over':
      return last.step === 'packed' || last.step === 'labelled'
        ? last.at + minutes(deadlines.handOverAfterPackMinutes)
        : undefined
    case 'accepted':
      return last.step === 'handed-over' || last.step === 'manifest'
        ? last.at + minutes(deadlines.acceptAfterHandOverMinutes)
        : undefined
    default:
      return undefined
  }
}

const minutes = (count: number) => count * 60_000

/** Picked units that no box holds: there is no box to name yet, but packing is due all the same. */
function unpackedGap(view: OrderView, { deadlines }: Floor): Gap | undefined {
  const isWaiting = view.lines.some(({ picked, packed }) => picked > packed)
  if (!isWaiting || unboxedUnits(view) === 0) return undefined
  const last = view.entries.findLast(({ kind, undoneBy }) => kind === 'picked' && !undoneBy)
  if (!last) return undefined
  return {
    box: undefined,
    step: 'packed',
    implied: undefined,
    deadline: last.at + minutes(deadlines.packAfterPickMinutes),
    lastProof: last.id,
  }
}
