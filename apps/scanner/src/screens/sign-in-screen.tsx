/** Who works here: a badge, or a name and four digits. Works without a network. */
import type { WorkPerson } from '@milepost/contract'
import { Button, EmptyState, Icon } from '@milepost/ui'
import { useState, type JSX } from 'react'
import { useScans } from '../capture/use-scans.tsx'
import { usePeople } from '../people/use-people.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useWords } from '../words/use-words.tsx'
import { useTell } from './feedback.tsx'
import { LastResult } from './last-result.tsx'
import { Capture } from './screen.tsx'
import { TopBar } from './top-bar.tsx'
import { badgeSaid, useBadge } from './use-badge.ts'

export function SignInScreen(): JSX.Element {
  const words = useWords()
  const signInByBadge = useBadge()
  const [who, setWho] = useState<WorkPerson>()
  useScans((scan) => {
    const badge = badgeSaid(scan)
    if (badge !== undefined) void signInByBadge(badge)
  })
  return (
    <div className="screen">
      <TopBar title={words.signIn.title} />
      <Capture isKnown={isBadgeLike}>
        <main>
          {who ? (
            <Pin person={who} onBack={() => setWho(undefined)} />
          ) : (
            <People onChoose={setWho} />
          )}
        </main>
        <LastResult />
      </Capture>
    </div>
  )
}

/** Badges check themselves; nothing else is wanted here. */
const isBadgeLike = () => false

function People({ onChoose }: { readonly onChoose: (person: WorkPerson) => void }): JSX.Element {
  const { signIn } = useWords()
  const people = usePeople()
  if (people?.length === 0) {
    return (
      <EmptyState icon="person" title={signIn.noPeople.title}>
        <p>{signIn.noPeople.next}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <p className="hint">{signIn.hint}</p>
      <ul className="people">
        {people?.map((person) => (
          <li key={person.person}>
            <Button tall icon="person" onClick={() => onChoose(person)}>
              {person.name}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

function Pin({
  person,
  onBack,
}: {
  readonly person: WorkPerson
  readonly onBack: () => void
}): JSX.Element {
  const words = useWords()
  const [typed, setTyped] = useState('')
  const [state, setState] = useState<'typing' | 'asking' | 'wrong'>('typing')
  const check = usePinCheck(person)
  const press = async (digit: string) => {
    const pin = typed + digit
    setState('typing')
    setTyped(pin)
    if (pin.length < 4) return
    setState('asking')
    const isRight = await check(pin)
    if (isRight) return
    setTyped('')
    setState('wrong')
  }
  return (
    <section className="pin">
      <h2>{words.signIn.pinOf(person.name)}</h2>
      <output className="pin-dots" aria-label={`${typed.length} / 4`}>
        {[0, 1, 2, 3].map((place) => (
          <i key={place} data-filled={place < typed.length} />
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
            onClick={() => void press(digit)}
          >
            {digit}
          </button>
        ))}
        <button type="button" onClick={onBack}>
          <Icon name="back" size={28} label={words.signIn.title} />
        </button>
        <button type="button" disabled={state === 'asking'} onClick={() => void press('0')}>
          0
        </button>
        <button type="button" onClick={() => setTyped(typed.slice(0, -1))}>
          <Icon name="close" size={28} label={words.signIn.clear} />
        </button>
      </div>
    </section>
  )
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
