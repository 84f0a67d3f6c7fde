/** Why somebody should look, in one sentence a supervisor can act on without opening anything. */
import type { Entry, Finding, Instant, Step, Zone } from '@milepost/domain'
import { carrierName } from '../orders/carrier-words.ts'
import { moment, span } from '../shell/time-words.ts'

export interface Facts {
  /** Lines of timelines, by event id. */
  readonly cited: Readonly<Record<string, Entry>>
  /** Names, by device id. */
  readonly devices: Readonly<Record<string, string>>
  readonly zone: Zone
  readonly now: Instant
}

export function evidenceWords(finding: Finding, facts: Facts): string {
  switch (finding.verdict) {
    case 'not-synced-yet':
      return heldWords(finding, facts)
    case 'missed-scan':
      return impliedWords(finding, facts)
    case 'step-skipped':
      return overdueWords(finding, facts)
  }
}

/** What nobody did, so that the step has no scan. */
const undone: Readonly<Record<Step, string>> = {
  'ordered': 'the shop never sent the order',
  'picked': 'nobody scanned the pick',
  'packed': 'nobody closed the box',
  'labelled': 'nobody bound the label',
  'handed-over': 'nobody loaded it',
  'accepted': 'the carrier never scanned it in',
  'in-transit': 'the carrier never scanned it on its way',
  'out-for-delivery': 'the carrier never scanned it onto a van',
  'delivered': 'the carrier never scanned the delivery',
}

/** What a device scan proves, said of the parcel. */
const proofs: Readonly<Record<string, string>> = {
  'order-placed': 'ordered',
  'picked': 'picked',
  'pick-short': 'picked short',
  'item-packed': 'put in a box',
  'box-closed': 'packed',
  'label-created': 'label made',
  'label-bound': 'label put on',
  'relabelled': 'relabelled',
  'loaded': 'loaded',
  'load-closed': 'on the manifest',
  'scan-recorded': 'recorded by hand',
}

function heldWords({ evidence }: Finding, { devices, now }: Facts): string {
  if (evidence.devices.length === 0) return 'A device may still hold it.'
  const each = evidence.devices.map(({ device, silentSince, waiting }) => {
    const queue = waiting > 0 ? `, ${waiting} waiting` : ''
    return `${devices[device] ?? device} may still hold it: silent ${span(now - silentSince)}${queue}`
  })
  return `${each.join('. ')}.`
}

function impliedWords({ evidence, step }: Finding, facts: Facts): string {
  const seen = evidence.impliedBy.flatMap((id) => facts.cited[id] ?? [])
  const first = seen.toSorted((one, other) => one.at - other.at)[0]
  if (!first) return `Later evidence shows that it went on; ${undone[step]}.`
  return `${sightingWords(first, facts)}; ${undone[step]}.`
}

function overdueWords({ evidence, step }: Finding, facts: Facts): string {
  const due = evidence.deadline
  const when = due === undefined ? 'It is overdue' : `Was due ${moment(due, facts.zone, facts.now)}`
  const last = evidence.lastProof === undefined ? undefined : facts.cited[evidence.lastProof]
  if (!last) return `${when}; ${undone[step]}.`
  return `${when}; last proof: ${proofWords(last)} ${moment(last.at, facts.zone, facts.now)}.`
}

function sightingWords(entry: Entry, { zone, now }: Facts): string {
  const at = moment(entry.at, zone, now)
  if (!entry.carrier) return `It was ${proofWords(entry)} ${at}`
  const { place, carrier } = entry.carrier
  return `${carrierName(carrier)} scanned it ${at}${place?.city ? ` in ${place.city}` : ''}`
}

function proofWords(entry: Entry): string {
  if (entry.carrier) return `${carrierName(entry.carrier.carrier)} scan`
  return proofs[entry.kind] ?? entry.kind.replaceAll('-', ' ')
}
