/** What to tell somebody whose code is seen and yet not taken: to come closer, or to point at one alone. */
import type { Found } from '@milepost/decode'
import { pixelsPerModule, type PictureSize } from './module-size.ts'

export type Hint = 'closer' | 'one'

export interface Glance {
  readonly at: number
  readonly found: readonly Found[]
  /** There is a code, and nobody can read it. */
  readonly tooFine: boolean
  readonly picture: PictureSize
  readonly hasTaken: boolean
  /** Several are as near to the middle. */
  readonly compete: boolean
}

export interface Hinting {
  readonly hint?: Hint
  /** Since when something is in view that was not taken. */
  readonly since?: number
  readonly lastAt: number
  /** Something of this view was taken: the rest of the label is not asked about. */
  readonly isServed: boolean
  readonly competed: boolean
  readonly isSmall: boolean
  /** Since when, and until when, bars or dots were seen that were too fine to be read. */
  readonly fine?: { readonly since: number; readonly lastAt: number } | undefined
}

export const noHint: Hinting = {
  lastAt: Number.NEGATIVE_INFINITY,
  isServed: false,
  competed: false,
  isSmall: false,
}

/** Quick reads shall not flicker. */
const patienceMs = 500
const goneAfterMs = 800
const smallestModule = 2

export function hinted(before: Hinting, glance: Glance): Hinting {
  const { at, found, hasTaken, compete, picture } = glance
  if (found.length === 0) return unread(before, glance)
  const { fine } = before
  if (hasTaken || before.isServed) return { ...noHint, lastAt: at, isServed: true, fine }
  const since = before.since ?? at
  const competed = before.competed || compete
  const isSmall = before.isSmall || found.some(isSmallIn(picture))
  const next: Hinting = { since, lastAt: at, isServed: false, competed, isSmall, fine }
  if (at - since < patienceMs) return next
  if (competed) return { ...next, hint: 'one' }
  return isSmall ? { ...next, hint: 'closer' } : next
}

/** One look in ten tells of fine bars, as many of fine dots, and a slow device takes a second for ten. */
const fineForMs = 900
const fineGoneAfterMs = 2500

function unread(before: Hinting, { at, tooFine }: Glance): Hinting {
  const fine = fineAfter(before.fine, at, tooFine)
  if (at - before.lastAt <= goneAfterMs || isOfServed(fine, before)) return { ...before, fine }
  const isFar = fine !== undefined && fine.lastAt - fine.since >= fineForMs
  return { ...noHint, fine, ...(isFar && { hint: 'closer' }) }
}

/** What was fine when it was read still is; and one look in a round alone reads the rare symbols. */
function isOfServed(fine: Hinting['fine'], { isServed, lastAt }: Hinting): boolean {
  return isServed && fine !== undefined && fine.since <= lastAt + goneAfterMs
}

function fineAfter(before: Hinting['fine'], at: number, tooFine: boolean): Hinting['fine'] {
  const still = before && at - before.lastAt <= fineGoneAfterMs ? before : undefined
  return tooFine ? { since: still?.since ?? at, lastAt: at } : still
}

const isSmallIn =
  (picture: PictureSize) =>
  (found: Found): boolean => {
    const pixels = pixelsPerModule(found, picture)
    return pixels !== undefined && pixels < smallestModule
  }
