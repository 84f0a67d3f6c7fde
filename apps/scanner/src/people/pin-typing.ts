/**
 * A PIN typed on a keyboard. A person types digit by digit; what comes in one burst, with letters, or with more digits
 * than a PIN has, is a scanner's, and leaves the PIN as it stood before. Pure: a key comes in with its time.
 */
import { longestGapMs } from '../capture/wedge.ts'

export const pinLength = 4

export interface PinTyping {
  readonly pin: string
  /** As it stood before the keys that follow each other closely. */
  readonly before: string
  readonly burst: readonly Press[]
}

export interface Press {
  readonly key: string
  readonly at: number
}

export const nothingTyped: PinTyping = { pin: '', before: '', burst: [] }

export function pinPressed(typing: PinTyping, press: Press): PinTyping {
  const last = typing.burst.at(-1)
  const isLate = last === undefined || press.at - last.at > longestGapMs
  const before = isLate ? typing.pin : typing.before
  const burst = [...(isLate ? [] : typing.burst), press]
  return { pin: isScanners(burst) ? before : burst.reduce(withKey, before), before, burst }
}

/** On the pad: fingers are no scanner. */
export function pinTapped({ pin }: PinTyping, key: string): PinTyping {
  const next = withKey(pin, { key, at: 0 })
  return { pin: next, before: next, burst: [] }
}

export const isComplete = ({ pin }: PinTyping): boolean => pin.length === pinLength

/** Digits, and taking one back. */
export const isPinKey = (key: string): boolean => isDigit(key) || key === 'Backspace'

function withKey(pin: string, { key }: Press): string {
  if (key === 'Backspace') return pin.slice(0, -1)
  return isDigit(key) ? (pin + key).slice(0, pinLength) : pin
}

const isDigit = (key: string) => /^\d$/.test(key)

/** Nobody's fingers press three keys as fast. */
const fastestMs = 25

function isScanners(burst: readonly Press[]): boolean {
  const [first, last] = [burst[0], burst.at(-1)]
  const digits = burst.filter(({ key }) => isDigit(key)).length
  if (digits > pinLength || burst.some(({ key }) => !isPinKey(key))) return true
  if (!first || !last || burst.length < 3) return false
  return (last.at - first.at) / (burst.length - 1) < fastestMs
}
