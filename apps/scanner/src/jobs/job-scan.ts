/** What was captured, with what it means and what the cached work knows of it. */
import { GS, read, trackingCandidates, type Meaning, type Read } from '@milepost/barcode'
import type { Captured } from '../capture/captured.ts'
import { findByLabel } from '../orders/find-by-label.ts'
import { isPractice, isPracticeCode } from '../practice/practice-codes.ts'
import type { Database } from '../sync/database.ts'
import { factOf } from '../sync/facts.ts'
import type { JobScan, Known } from './job.ts'
import type { Remark } from './remark.ts'

export async function jobScanOf(
  database: Database,
  scan: Captured,
  times: number,
): Promise<JobScan> {
  const { reading, how, raw } = scan
  const answer = read(reading)
  const instead = await insteadOf(database, scan, answer)
  if (instead) {
    const refused = { ok: false, refusal: notCounted, reading } as const
    return { read: refused, how, raw, times, known: nothing, instead }
  }
  if (!answer.ok) return { read: answer, how, raw, times, known: nothing }
  const known = await findByLabel(database, answer.meaning)
  const asLabel = isNothing(known) ? await labelInstead(database, answer) : undefined
  return { read: answer, known, how, raw, times, ...asLabel }
}

/**
 * A scanner that tells no symbology makes one in ten carrier numbers look like a product's: the check digits agree.
 * Where no product has the number and a box has it, it is the box's.
 */
async function labelInstead(
  database: Database,
  answer: Read & { readonly ok: true },
): Promise<Pick<JobScan, 'read' | 'known'> | undefined> {
  if (answer.meaning.kind !== 'gtin' || answer.reading.symbology !== 'unknown') return undefined
  const candidates = trackingCandidates(answer.reading.text)
  if (candidates.length === 0) return undefined
  const meaning: Meaning = { kind: 'tracking', candidates }
  const known = await findByLabel(database, meaning)
  return known.boxes.length > 0 ? { read: { ...answer, meaning }, known } : undefined
}

/** A label of practice on the real floor is told so, and a code that lost its separators is not guessed at. */
async function insteadOf(
  database: Database,
  { reading, how, isAttached }: Captured,
  answer: Read,
): Promise<Remark | undefined> {
  if (isPracticeCode(reading.text) && !isPractice(database)) return { say: 'practice-label' }
  if (how !== 'wedge' || isAttached || !needsSeparators(answer)) return undefined
  return (await factOf(database, 'wedge'))?.losesGs ? { say: 'separators-lost' } : undefined
}

/** Lot and serial number may be of any length: without GS nobody knows where one ends. */
function needsSeparators({ reading, ...answer }: Read): boolean {
  if (reading.text.includes(GS)) return false
  if (!answer.ok) return false
  const { meaning } = answer
  if (meaning.kind === 'gs1') return true
  if (meaning.kind === 'gtin') return meaning.lot !== undefined || meaning.serial !== undefined
  // Without symbology and GS it cannot be told from any other text; this much of it gives it away.
  return meaning.kind === 'unknown' && /^01\d{14}(?:10|21|17|11|15)/.test(meaning.text)
}

const notCounted = { kind: 'own-label-check', reason: '' } as const

const nothing: Known = { orders: [], boxes: [], receipts: [], products: [] }

const isNothing = ({ orders, boxes, receipts, products }: Known): boolean =>
  orders.length + boxes.length + receipts.length + products.length === 0
