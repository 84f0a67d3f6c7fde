/** Who works here: a badge, or a name and four digits. Works without a network. */
import type { WorkPerson } from '@milepost/contract'
import { Button, EmptyState } from '@milepost/ui'
import { useState, type JSX } from 'react'
import { useScans } from '../capture/use-scans.tsx'
import { useIsKeyless, usePeople } from '../people/use-people.ts'
import { useWords } from '../words/use-words.tsx'
import { LastResult } from './last-result.tsx'
import { PinPad } from './pin-pad.tsx'
import { goTo } from './place.ts'
import { useBadgeFirst } from './scan-anything.ts'
import { Capture } from './screen.tsx'
import { TopBar } from './top-bar.tsx'
import { badgeSaid, useBadge } from './use-badge.ts'

export function SignInScreen(): JSX.Element {
  const words = useWords()
  const signInByBadge = useBadge()
  const [who, setWho] = useState<WorkPerson>()
  const refuse = useBadgeFirst()
  useScans((scan) => {
    const badge = badgeSaid(scan)
    if (badge !== undefined) void signInByBadge(badge)
    else if (!isPin(scan.reading.text)) refuse()
  })
  return (
    <div className="screen">
      <TopBar title={words.signIn.title} />
      <Capture isKnown={isBadgeLike}>
        <main>
          {who ? (
            <PinPad person={who} onBack={() => setWho(undefined)} />
          ) : (
            <People onChoose={setWho} />
          )}
        </main>
        <LastResult />
      </Capture>
    </div>
  )
}

/** Digits that a person types fast are heard as a scanner's too. */
const isPin = (text: string) => /^\d{1,4}$/.test(text)

/** Badges check themselves; nothing else is wanted here. */
const isBadgeLike = () => false

function People({ onChoose }: { readonly onChoose: (person: WorkPerson) => void }): JSX.Element {
  const { signIn, sync, enrol } = useWords()
  const people = usePeople()
  const isKeyless = useIsKeyless()
  if (people?.length === 0) {
    // No list comes to a device that can prove nothing.
    const { title, next } = isKeyless ? sync.reasons['unknown-device'] : signIn.noPeople
    return (
      <EmptyState icon="person" title={title}>
        <p>{next}</p>
        {isKeyless && (
          <Button tall look="main" icon="device" onClick={() => goTo('join')}>
            {enrol.title}
          </Button>
        )}
      </EmptyState>
    )
  }
  return (
    <>
      <p className="hint">{signIn.hint}</p>
      <ul className="people">
        {people?.map((person) => (
          <li key={person.person}>
            <Button tall onClick={() => onChoose(person)}>
              {person.name}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
