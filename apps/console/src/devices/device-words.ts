/** What a device's numbers mean, in words: nothing is missing, or exactly this is. */
import type { DeviceRow } from '@milepost/contract'
import type { Instant } from '@milepost/domain'
import { span } from '../shell/time-words.ts'

type Counted = Pick<DeviceRow, 'made' | 'held'>
type Range = Pick<DeviceRow['gaps'][number], 'from' | 'to'>

/** "412 made, 412 held" */
export function countWords({ made, held }: Counted): string {
  return made === 0 ? 'no scan yet' : `${made} made, ${held} held`
}

/** "missing 388 to 390, 402": the numbers themselves, as long as they fit on a line. */
export function gapWords({ gaps }: { readonly gaps: readonly Range[] }): string | undefined {
  return gaps.length === 0 ? undefined : `missing ${rangeWords(gaps)}`
}

/** "2 reported lost: 14 to 15": the device itself has said that they are nowhere. */
export function lostWords({ lost }: { readonly lost: readonly Range[] }): string | undefined {
  if (lost.length === 0) return undefined
  const count = lost.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  return `${count} reported lost: ${rangeWords(lost)}`
}

/** A gap is an alarm once it has had a day to close by itself. */
export function overdueGaps(gaps: DeviceRow['gaps'], now: Instant): string | undefined {
  const oldest = Math.min(...gaps.map(({ since }) => since))
  return now - oldest >= dayMs ? `for ${span(now - oldest)}` : undefined
}

const dayMs = 24 * 3_600_000

function rangeWords(ranges: readonly Range[]): string {
  const named = ranges
    .slice(0, mostNamed)
    .map(({ from, to }) => (from === to ? `${from}` : `${from} to ${to}`))
  const more = ranges.length - named.length
  return `${named.join(', ')}${more > 0 ? ` and ${more} more gaps` : ''}`
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

export interface StorageWords {
  readonly words: string
  /** Said beside it, more softly. */
  readonly more?: string
  readonly isTrouble: boolean
}

/** "kept for good", "3.1 GB free": whether what waits on the device is safe there. */
export function storageWords(storage: DeviceRow['storage']): StorageWords {
  if (!storage) return { words: 'not told', isTrouble: false }
  const { keeping, isLow, freeBytes } = storage
  const words = keptWords[keeping]
  const size = freeBytes === undefined ? undefined : sizeWords(freeBytes)
  if (isLow) {
    return {
      words: size ? `almost full: ${size} left` : 'almost full',
      more: words,
      isTrouble: true,
    }
  }
  const isTrouble = keeping !== 'for-good'
  return { words, ...(size ? { more: `${size} free` } : {}), isTrouble }
}

const keptWords: Readonly<Record<NonNullable<DeviceRow['storage']>['keeping'], string>> = {
  'for-good': 'kept for good',
  'while-room': 'may be cleared by the browser',
  'for-session': 'cleared when its window closes',
  'unknown': 'not known to be kept',
}

const megabyte = 1_000_000

function sizeWords(bytes: number): string {
  if (bytes < megabyte) return 'less than 1 MB'
  const megabytes = Math.floor(bytes / megabyte)
  return megabytes < 1000 ? `${megabytes} MB` : `${(megabytes / 1000).toFixed(1)} GB`
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
