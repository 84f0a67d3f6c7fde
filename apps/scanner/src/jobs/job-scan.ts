/** What was captured, with what it means and what the cached work knows of it. */
import { read, trackingCandidates, type Meaning, type Read } from '@milepost/barcode'
import type { Captured } from '../capture/captured.ts'
import { findByLabel } from '../orders/find-by-label.ts'
import { isPractice, isPracticeCode } from '../practice/practice-codes.ts'
import type { Database } from '../sync/database.ts'
import type { JobScan, Known } from './job.ts'

export async function jobScanOf(
  database: Database,
  { reading, how, raw }: Captured,
  times: number,
): Promise<JobScan> {
  const answer = read(reading)
  if (isPracticeCode(reading.text) && !isPractice(database))
    return ofPractice({ reading, how, raw }, times)
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

/** A label of practice on the real floor is told so, and is nothing else: no job counts it. */
function ofPractice({ reading, how, raw }: Captured, times: number): JobScan {
  const refusal = { kind: 'own-label-check', reason: '' } as const
  return { read: { ok: false, refusal, reading }, how, raw, times, known: nothing, practice: true }
}

const nothing: Known = { orders: [], boxes: [], receipts: [], products: [] }

const isNothing = ({ orders, boxes, receipts, products }: Known): boolean =>
  orders.length + boxes.length + receipts.length + products.length === 0
