/**
 * Where a missed scan is decided. For each box, and each step its way expects, three questions in this order:
 *
 * 1. Is it due? Later physical evidence implies that the step happened, or its deadline has passed (MS1).
 * 2. Could the scan still lie on a device? Then it is *not synced yet* (MS2).
 * 3. Did it happen? Implied by evidence: *missed scan* (MS3). By nothing: *step skipped or not done* (MS4).
 *
 * Proof, or a person's word, closes a finding by itself (MS5).
 */
import { type Gap, gapsOf } from './expected-scan.ts'
import type { Finding, FindingEvidence, Floor, FloorDevice, Verdict } from './finding.ts'
import type { OrderView } from './order-view.ts'
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
