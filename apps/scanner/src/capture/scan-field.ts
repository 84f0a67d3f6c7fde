/**
 * A field of ours may have the focus when somebody pulls the trigger. Where the keys come faster than fingers, and say
 * something, the field gets its text back, and the scan is one.
 */
import { read, readingFromWedge, type Reading } from '@milepost/barcode'
import type { Intake } from './intake.ts'
import { type Burst, heard, type Key, silence, type WedgeProfile } from './wedge.ts'

/** Hears a key that goes into a field. */
type InField = (field: HTMLInputElement, event: KeyboardEvent) => void

export function fieldHearing(
  keyOf: (event: KeyboardEvent) => Key,
  profile: () => WedgeProfile,
  intake: Intake,
): InField {
  let typing: Typing = { burst: silence, into: undefined, before: '' }
  return (field, event) => {
    const burst = typing.into === field ? typing.burst : silence
    const { code, burst: next } = heard(burst, { ...keyOf(event), intoText: false }, profile())
    const begins = event.type === 'keydown' && event.key.length === 1 && next.typed.length === 1
    typing = { burst: next, into: field, before: begins ? field.value : typing.before }
    if (code === undefined || next.ended !== true || !isScanners(burst)) return
    const reading = readingFromWedge(code)
    if (field.dataset['scan'] !== 'all' && !isSomething(reading)) return
    event.preventDefault()
    event.stopPropagation()
    putBack(field, typing.before)
    intake.offer(reading, 'wedge')
  }
}

interface Typing {
  readonly burst: Burst
  readonly into: HTMLInputElement | undefined
  /** What stood in the field before these keys. */
  readonly before: string
}

/** No person types so much so fast, nor says in front which kind of code it is. */
const isScanners = ({ typed, begunAt = 0, lastAt }: Burst): boolean =>
  /^\][A-Za-z]\d/.test(typed) ||
  (typed.length >= 6 && lastAt - begunAt <= fastestMs * (typed.length - 1))

const fastestMs = 35

function isSomething(reading: Reading): boolean {
  const answer = read(reading)
  return answer.ok && answer.meaning.kind !== 'unknown'
}

/** As if nobody had typed: whoever draws the field hears of it. */
function putBack(field: HTMLInputElement, value: string): void {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
