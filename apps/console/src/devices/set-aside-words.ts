/** Why a scan was kept out, and what somebody can do about it. */
import type { QuarantineRow } from '@milepost/contract'

export const reasonWords: Readonly<Record<QuarantineRow['reason'], string>> = {
  'schema': 'A field does not fit what a scan may say',
  'hash-mismatch': 'It was changed on its way here',
  'wrong-device': 'It says that another device made it',
  'unknown-device': 'Nobody here knows the device that made it',
  'too-large': 'It is larger than a scan can be',
  'device-revoked': 'Its device was revoked before it came',
  'not-authorized-at-time': 'The person was not allowed to make it',
  'conflict': 'A scan with the same id says something else',
}

export function nextWords({ mayComeIn, reason }: QuarantineRow): string {
  if (mayComeIn) {
    return 'Let it in if you know that it happened: it then counts from the time it was made, and a note says that you vouched for it.'
  }
  return reason === 'conflict'
    ? 'The first scan counts. If this one is right, correct the other on its order, then set this aside.'
    : 'It cannot count as it is. If it happened, record it on its order, then set this aside.'
}

export const decisionWords = ({ what, by, why }: NonNullable<QuarantineRow['decision']>): string =>
  `${what === 'let-in' ? 'Let in' : 'Set aside for good'} by ${by}: “${why}”.`
