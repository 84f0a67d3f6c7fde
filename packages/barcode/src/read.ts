/** What a label says: the ways to read one, in the order in which they may decide. */
import { readDigitalLink } from './digital-link.ts'
import { readGs1 } from './gs1/gs1.ts'
import { readProduct, readTypedGtin, refuseBrokenGtin } from './gtin.ts'
import type { Answer, Read } from './meaning.ts'
import { readOwnLabel } from './own-label.ts'
import { GS, type Reading } from './reading.ts'
import { readSscc } from './sscc.ts'
import { readTracking, refuseBrokenTracking } from './tracking-number/tracking-number.ts'

export function read(reading: Reading): Read {
  for (const way of ways) {
    const answer = way(reading)
    if (answer)
      return 'meaning' in answer
        ? { ok: true, ...answer, reading }
        : { ok: false, ...answer, reading }
  }
  return { ok: true, meaning: { kind: 'unknown', text: reading.text }, reading }
}

/** Symbology and FNC1 decide before patterns do; patterns with a strong check before weak ones. */
const ways: readonly ((reading: Reading) => Answer)[] = [
  refuseNothing,
  readOwnLabel,
  readProduct,
  readGs1,
  readDigitalLink,
  readSscc,
  readTypedGtin,
  readTracking,
  refuseBrokenTracking,
  refuseBrokenGtin,
]

function refuseNothing({ text }: Reading): Answer {
  const isEmpty = text.replaceAll(GS, '').trim() === ''
  return isEmpty
    ? { refusal: { kind: 'empty', reason: 'The code was empty: scan it again.' } }
    : undefined
}
