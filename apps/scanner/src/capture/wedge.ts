/**
 * Handheld scanners that type: tells their bursts of keys from a person's typing. Pure: a key comes in with its time,
 * a code comes out. What goes into a text field is never touched.
 */
import { GS, read, readingFromWedge } from '@milepost/barcode'

export interface Key {
  readonly key: string
  readonly at: number
  readonly phase?: 'down' | 'up'
  readonly ctrl?: boolean
  readonly alt?: boolean
  readonly meta?: boolean
  /** The key goes into something that takes text. */
  readonly intoText?: boolean
}

/** What calibration learned about this device's scanner. */
export interface WedgeProfile {
  readonly prefix?: string
  /** Stands behind every code, before Enter or Tab. */
  readonly tail?: string
  /** What each sign that its layout garbles should have been. */
  readonly layout?: Readonly<Record<string, string>>
  /** What it types for GS. */
  readonly separator?: string
  /** It types nothing for GS: its GS1 labels of variable length are not to be trusted. */
  readonly losesGs?: boolean
  /** Milliseconds it may take from one sign to the next, where that is more than usual. */
  readonly gapMs?: number
  /** It says in front which kind of code it read. */
  readonly tellsSymbology?: boolean
}

export interface Burst {
  readonly typed: string
  readonly lastAt: number
  /** When its first sign came. */
  readonly begunAt?: number
  /** Digits of an Alt code in the making: Alt+029 is GS. */
  readonly altCode?: string
  /** The code ended with a suffix; a second suffix key that follows at once belongs to it. */
  readonly ended?: boolean
}

export interface Heard {
  readonly burst: Burst
  readonly code?: string
  /** The key was the scanner's: it must not press a focused button. */
  readonly swallow: boolean
}

export const silence: Burst = { typed: '', lastAt: Number.NEGATIVE_INFINITY }

/** The slowest scanners type a character in 100 ms; timers on a busy device add some. */
export const longestGapMs = 160

export const gapOf = ({ gapMs = 0 }: WedgeProfile): number => Math.max(longestGapMs, gapMs)

export function heard(before: Burst, key: Key, profile: WedgeProfile = {}): Heard {
  if (key.intoText) return { burst: silence, swallow: false }
  const isLate = key.at - before.lastAt > gapOf(profile)
  const burst = isLate ? silence : before
  const finished = isLate ? codeOf(before, profile, shortestUnended) : undefined
  const next = pressed(burst, key, profile)
  const code = next.code ?? finished
  return code === undefined ? next : { ...next, code }
}

/** Some scanners send no suffix: their code ends in silence. */
export function fellSilent(burst: Burst, at: number, profile: WedgeProfile = {}): Heard {
  if (at - burst.lastAt <= gapOf(profile)) return { burst, swallow: false }
  const code = codeOf(burst, profile, shortestUnended)
  return { burst: silence, swallow: false, ...(code === undefined ? {} : { code }) }
}

function pressed(burst: Burst, key: Key, profile: WedgeProfile): Heard {
  if (key.phase === 'up') return released(burst, key)
  if (key.meta) return { burst: silence, swallow: false }
  if (isSuffix(key)) return ended(burst, key, profile)
  const typed = characterOf(key)
  if (typed !== undefined)
    return { burst: grown(burst, typed, key.at), swallow: isScanners(burst, key) }
  if (key.alt && /^\d$/.test(key.key)) {
    return {
      burst: { ...burst, altCode: (burst.altCode ?? '') + key.key, lastAt: key.at },
      swallow: true,
    }
  }
  // Shift, Control and Alt come between characters and end nothing.
  const isModifier = ['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock'].includes(key.key)
  return {
    burst: isModifier && burst.typed !== '' ? { ...burst, lastAt: key.at } : burst,
    swallow: false,
  }
}

function released(burst: Burst, key: Key): Heard {
  if (key.key !== 'Alt' || burst.altCode === undefined) return { burst, swallow: false }
  const { altCode, ...rest } = burst
  const character = String.fromCodePoint(Number(altCode) % 256)
  return { burst: grown(rest, character, key.at), swallow: true }
}

function ended(burst: Burst, key: Key, profile: WedgeProfile): Heard {
  if (burst.typed === '')
    return { burst: { ...burst, lastAt: key.at }, swallow: burst.ended === true }
  const code = codeOf(burst, profile, shortestEnded)
  return {
    burst: { typed: '', lastAt: key.at, ended: true },
    swallow: true,
    ...(code === undefined ? {} : { code }),
  }
}

const grown = ({ typed, begunAt = 0 }: Burst, more: string, at: number): Burst => ({
  typed: (typed + more).slice(0, longestCode),
  lastAt: at,
  begunAt: typed === '' ? at : begunAt,
})

/** A space alone presses the focused button; within a burst it is a character. */
function isScanners(burst: Burst, { key }: Key): boolean {
  return key !== ' ' || burst.typed !== ''
}

function isSuffix({ key, ctrl }: Key): boolean {
  return key === 'Enter' || key === 'Tab' || (ctrl === true && /^[jm]$/i.test(key))
}

/** GS comes as Ctrl+], as itself, or as F8; other control keys of a scanner (STX, ETX) say nothing. */
function characterOf({ key, ctrl, alt }: Key): string | undefined {
  if (key === GS || key === 'F8' || (ctrl && (key === ']' || key === '5'))) return GS
  if (ctrl && !alt) return undefined
  if (alt && /^\d$/.test(key)) return undefined
  return /^.$/su.test(key) ? key : undefined
}

const shortestEnded = 2
const shortestUnended = 4
const longestCode = 4096

function codeOf({ typed }: Burst, profile: WedgeProfile, shortest: number): string | undefined {
  const code = undoubled(asMeant(typed, profile))
  return code.trim().length >= shortest ? code : undefined
}

function asMeant(typed: string, profile: WedgeProfile): string {
  const { prefix = '', tail = '', separator = '', layout } = profile
  const started = prefix !== '' && typed.startsWith(prefix) ? typed.slice(prefix.length) : typed
  const bare = tail !== '' && started.endsWith(tail) ? started.slice(0, -tail.length) : started
  const parted = separator === '' ? bare : bare.replaceAll(separator, GS)
  return layout ? parted.replaceAll(/./gsu, (sign) => layout[sign] ?? sign) : parted
}

/**
 * Two channels of one device may type the same code twice in a row. Halved only where that is surely so: the half
 * says something and the whole does not, or the half is longer than a lot number repeats itself by chance.
 */
export function undoubled(text: string): string {
  const half = text.slice(0, text.length / 2)
  if (half === '' || half + half !== text || says(text)) return text
  return half.length >= 6 || (half.length >= 4 && says(half)) ? half : text
}

/** A carrier's number of two equal halves is likelier the doubled output than the number. */
function says(text: string): boolean {
  const answer = read(readingFromWedge(text))
  return answer.ok && answer.meaning.kind !== 'unknown' && answer.meaning.kind !== 'tracking'
}
