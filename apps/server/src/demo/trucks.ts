/** Boxes that were loaded about the same time went on one truck, whose load was closed before it left. */
import { as, type Instant, type LoadId } from '@milepost/domain'
import { dock } from './crew.ts'
import type { ScanDraft } from './tale.ts'

const minute = 60_000
/** A truck with nothing coming for so long has left. */
const waitsMs = 30 * minute
const closesAfterMs = 10 * minute

interface Loading extends ScanDraft {
  readonly scan: Extract<ScanDraft['scan'], { kind: 'loaded' }>
}

/** Only what the dock's own device scanned: nobody knows yet which truck the spare one was at. */
export function onTrucks(scans: readonly ScanDraft[], now: Instant): readonly ScanDraft[] {
  const loadings = scans.filter(
    (scan): scan is Loading => scan.scan.kind === 'loaded' && scan.who.device === dock.device,
  )
  const others = scans.filter((scan) => !loadings.includes(scan as Loading))
  const trucks = trucksOf(loadings)
  return [...others, ...trucks.flatMap((truck, nth) => onTruck(truck, nth + 1, now))]
}

function trucksOf(loadings: readonly Loading[]): readonly (readonly Loading[])[] {
  const trucks: Loading[][] = []
  for (const loading of loadings.toSorted((a, b) => a.at - b.at)) {
    const last = trucks.at(-1)
    const before = last?.at(-1)
    if (last && before && loading.at - before.at < waitsMs) last.push(loading)
    else trucks.push([loading])
  }
  return trucks
}

function onTruck(loadings: readonly Loading[], nth: number, now: Instant): readonly ScanDraft[] {
  const load = as<LoadId>(`demo-load-${nth}`)
  const on = loadings.map((draft): Loading => {
    const { scan } = draft
    const subject = { ...scan.subject, load }
    return { ...draft, scan: { ...scan, subject, body: { ...scan.body, load } } }
  })
  const at = Math.max(...loadings.map((each) => each.at)) + closesAfterMs
  if (at > now) return on
  const boxes = on.flatMap(({ scan }) => scan.body.box ?? [])
  const labels = on.flatMap(({ scan }) => scan.body.label ?? [])
  const closed: ScanDraft = {
    id: as(`${load}-closed`),
    who: dock,
    at,
    scan: { kind: 'load-closed', subject: { load }, body: { load, carrier: 'ups', boxes, labels } },
  }
  return [...on, closed]
}
