/** Four digits of a person: tapped with a thumb, or typed on a keyboard. */
import type { WorkPerson } from '@milepost/contract'
import { Icon } from '@milepost/ui'
import { useEffect, useEffectEvent, useState, type JSX } from 'react'
import { takesText } from '../capture/key-target.ts'
import { longestGapMs } from '../capture/wedge.ts'
import {
  isComplete,
  isPinKey,
  nothingTyped,
  pinLength,
  pinPressed,
  pinTapped,
  type PinTyping,
  type Press,
} from '../people/pin-typing.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useWords } from '../words/use-words.tsx'
import { useTell } from './feedback.tsx'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const places = Array.from({ length: pinLength }, (_, place) => place)

export interface PinPadProps {
  readonly person: WorkPerson
  readonly onBack: () => void
}

export function PinPad({ person, onBack }: PinPadProps): JSX.Element {
  const words = useWords()
  const { typed, state, tap } = usePin(person)
  return (
    <section className="pin">
      <h2>{words.signIn.pinOf(person.name)}</h2>
      <output className="pin-dots" aria-label={`${typed} / ${pinLength}`}>
        {places.map((place) => (
          <i key={place} data-filled={place < typed} />
        ))}
      </output>
      <p className="pin-wrong" role="alert">
        {state === 'wrong' && words.signIn.wrongPin}
      </p>
      <div className="pin-pad">
        {digits.map((digit) => (
          <button
            type="button"
            key={digit}
            disabled={state === 'asking'}
            onClick={() => tap(digit)}
          >
            {digit}
          </button>
        ))}
        <button type="button" onClick={onBack}>
          <Icon name="back" size={28} label={words.signIn.otherPerson} />
        </button>
        <button type="button" disabled={state === 'asking'} onClick={() => tap('0')}>
          0
        </button>
        <button type="button" onClick={() => tap('Backspace')}>
          <Icon name="close" size={28} label={words.signIn.clear} />
        </button>
      </div>
    </section>
  )
}

function usePin(person: WorkPerson) {
  const [typing, setTyping] = useState(nothingTyped)
  const [state, setState] = useState<'typing' | 'asking' | 'wrong'>('typing')
  const check = usePinCheck(person)
  const ask = async ({ pin }: PinTyping) => {
    setState('asking')
    const isRight = await check(pin)
    if (isRight) return
    setTyping(nothingTyped)
    setState('wrong')
  }
  const tap = (key: string) => {
    if (state === 'asking') return
    const next = pinTapped(typing, key)
    setTyping(next)
    setState('typing')
    if (isComplete(next)) void ask(next)
  }
  const press = (by: Press) => {
    setTyping((before) => pinPressed(before, by))
    setState('typing')
  }
  usePinKeys({ isHeard: state !== 'asking', typing, press, ask })
  return { typed: typing.pin.length, state, tap }
}

interface PinKeys {
  readonly isHeard: boolean
  readonly typing: PinTyping
  readonly press: (by: Press) => void
  readonly ask: (whole: PinTyping) => Promise<void>
}

/** Four digits are asked about when no further key shows that a scanner typed them. */
function usePinKeys({ isHeard, typing, press, ask }: PinKeys): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!isHeard || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
    if (takesText(event.composedPath()[0])) return
    if (event.key === 'Enter' && isComplete(typing)) {
      event.preventDefault()
      void ask(typing)
    }
    if (event.key.length > 1 && !isPinKey(event.key)) return
    press({ key: event.key, at: event.timeStamp })
  })
  const onSilence = useEffectEvent((whole: PinTyping) => void ask(whole))
  const whole = isHeard && isComplete(typing) ? typing : undefined

  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    // Before the scans' own listener, which keeps a scanner's keys to itself.
    window.addEventListener('keydown', listener, { capture: true })
    return () => window.removeEventListener('keydown', listener, { capture: true })
  }, [])
  useEffect(() => {
    if (!whole) return undefined
    const timer = setTimeout(() => onSilence(whole), longestGapMs + 1)
    return () => clearTimeout(timer)
  }, [whole])
}

function usePinCheck({ person }: WorkPerson): (pin: string) => Promise<boolean> {
  const { people } = useDevice()
  const { signIn } = useWords()
  const tell = useTell()
  return async (pin) => {
    const answer = await people.signInByPin(person, pin)
    if (answer.kind === 'refused') return false
    tell({ tone: 'done', said: signIn.hello(answer.signedIn.name), undoes: 0 })
    return true
  }
}
