/** What became of the scans of a rescue file, in words. */
import type { PushVerdict } from '@milepost/contract'

export interface TakenIn {
  readonly device: string
  readonly verdicts: readonly PushVerdict[]
}

export interface TakenPictures {
  readonly kept: number
  readonly known: number
  /** By the server, or damaged on the way. */
  readonly refused: number
}

export interface TakenFile {
  readonly taken: readonly TakenIn[]
  readonly pictures: TakenPictures
}

/** "3 pictures taken in, 1 was here already". Nothing where the file has none. */
export function pictureWords({ kept, known, refused }: TakenPictures): string | undefined {
  if (kept + known + refused === 0) return undefined
  return [
    `${kept} ${kept === 1 ? 'picture' : 'pictures'} taken in`,
    known > 0 && `${known} ${known === 1 ? 'was' : 'were'} here already`,
    refused > 0 && `${refused} damaged: save the file again on the device`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** "42 taken in from Dock 4, 3 were here already, 1 set aside" */
export function takenWords({ device, verdicts }: TakenIn): string {
  const count = (...fates: readonly PushVerdict['fate'][]) =>
    verdicts.filter(({ fate }) => fates.includes(fate)).length
  const known = count('duplicate')
  const aside = count('rejected', 'conflict')
  const later = count('retry')
  return [
    `${count('accepted')} ${count('accepted') === 1 ? 'scan' : 'scans'} of ${device} taken in`,
    known > 0 && `${known} ${known === 1 ? 'was' : 'were'} here already`,
    aside > 0 && `${aside} set aside below`,
    later > 0 && `${later} could not be stored: take the file in again`,
  ]
    .filter(Boolean)
    .join(', ')
}
