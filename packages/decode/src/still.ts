/** A picture that stands still, looked at as the scanner looks at its camera: what would be accepted of it. */
import type { Reading } from '@milepost/barcode'
import { judgedAll } from './acceptance.ts'
import { foundIn } from './eye.ts'
import { lookAt, plan } from './look.ts'
import type { Picture } from './picture.ts'
import type { IsKnown } from './need.ts'
import type { Sighting } from './sighting.ts'
import type { Reader } from './zxing.ts'

export interface Accepted {
  readonly readings: readonly Reading[]
  /** Readings of one code that contradict each other: a person is asked. */
  readonly asked: readonly (readonly Reading[])[]
  /** Looks it took. */
  readonly frames: number
}

/** Rounds end when one has brought something, and after the third, in which even the weakest symbology had its looks. */
const mostRounds = 3

export interface StillWish {
  readonly isKnown?: IsKnown
  /** Whoever wants one code need not wait for the end of the round. */
  readonly isEnough?: (readings: readonly Reading[]) => boolean
}

export function acceptedIn(
  picture: Picture,
  reader: Reader,
  { isKnown, isEnough = () => false }: StillWish = {},
): Accepted {
  let sightings: readonly Sighting[] = []
  let frames = 0
  const readings: Reading[] = []
  const asked: (readonly Reading[])[] = []
  for (let round = 0; round < mostRounds && readings.length === 0; round += 1) {
    for (const _ of plan) {
      const look = lookAt(frames)
      const found = foundIn(picture, look, reader)
      const judgement = judgedAll(sightings, { way: look.way, at: frames, found }, isKnown)
      sightings = judgement.sightings
      readings.push(...judgement.taken)
      asked.push(...judgement.asked)
      frames += 1
      if (isEnough(readings)) return { readings, asked, frames }
    }
  }
  return { readings, asked, frames }
}
