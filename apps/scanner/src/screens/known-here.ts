/** Which codes a warehouse knows: those that check themselves, those of its catalogue, and kinds it allows. */
import { read, type Reading } from '@milepost/barcode'
import type { WorkSite } from '@milepost/contract'
import type { IsKnown } from '@milepost/decode'

export function knownHere(
  site: WorkSite | undefined,
  isInCatalogue: (text: string) => boolean,
): IsKnown {
  const anyItf = site?.scanning?.anyItf === true
  return (reading) =>
    means(reading) || (anyItf && reading.symbology === 'itf') || isInCatalogue(reading.text)
}

function means(reading: Reading): boolean {
  const answer = read(reading)
  return answer.ok && answer.meaning.kind !== 'unknown'
}
