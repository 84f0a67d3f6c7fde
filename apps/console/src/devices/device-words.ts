/** What a device's numbers mean, in words: nothing is missing, or exactly this is. */
import type { DeviceRow } from '@milepost/contract'
import { span } from '../shell/time-words.ts'

type Counted = Pick<DeviceRow, 'made' | 'held' | 'gaps'>

/** "412 made, 412 held" */
export function countWords({ made, held }: Counted): string {
  return made === 0 ? 'no scan yet' : `${made} made, ${held} held`
}

/** "missing 388 to 390, 402": the numbers themselves, as long as they fit on a line. */
export function gapWords({ gaps }: Counted): string | undefined {
  if (gaps.length === 0) return undefined
  const named = gaps
    .slice(0, mostNamed)
    .map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`))
  const more = gaps.length - named.length
  return `missing ${named.join(', ')}${more > 0 ? ` and ${more} more gaps` : ''}`
}

/** What the server cannot account for is no doing of the device. */
export function differenceWords({ difference }: Pick<DeviceRow, 'difference'>): string | undefined {
  if (difference === 0) return undefined
  return `${difference} not accounted for: run verify on the server`
}

const mostNamed = 4

/** Closer than this, a clock is as good as right. */
const sameMs = 2000
/** From here on the timeline flags what the device made. */
const skewedMs = 120_000

export interface ClockWords {
  readonly words: string
  readonly isSkewed: boolean
}

/** The offset is ours minus theirs: a device that is behind has a positive one. */
export function clockWords(offset: number | undefined): ClockWords {
  if (offset === undefined) return { words: 'not measured', isSkewed: false }
  if (Math.abs(offset) < sameMs) return { words: 'right', isSkewed: false }
  const side = offset > 0 ? 'behind' : 'ahead'
  return { words: `${span(offset)} ${side}`, isSkewed: Math.abs(offset) >= skewedMs }
}

/** What taking a device's key away does to the scans it has. */
export function revokeWords({ name, waiting }: Pick<DeviceRow, 'name' | 'waiting'>): string {
  const known =
    waiting === 0
      ? 'It has said that no scan waits on it'
      : `${waiting === 1 ? '1 scan is' : `${waiting} scans are`} known to wait on it`
  return `${name} gets no more work and nobody can sign in on it. ${known}; what it still sends is accepted and set aside for you to look at. To use it again, enrol it anew.`
}

/** `9:05`, or nothing when it is over. */
export function timeLeft(milliseconds: number): string | undefined {
  if (milliseconds <= 0) return undefined
  const seconds = Math.ceil(milliseconds / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
