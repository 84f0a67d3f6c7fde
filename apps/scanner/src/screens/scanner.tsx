/** The scanner's face: enrol once, sign in, work. What it asks of the device it finds in `DeviceProvider`. */
import { Button } from '@milepost/ui'
import { Suspense, useDeferredValue, useEffect, useState, type JSX } from 'react'
import { CaptureProvider } from '../capture/use-scans.tsx'
import { useEnrolment, usePeople, usePerson, useRevocation } from '../people/use-people.ts'
import { english } from '../words/english.ts'
import { languageOf, wordsIn } from '../words/languages.ts'
import { useWords, WordsProvider } from '../words/use-words.tsx'
import type { Words } from '../words/words.ts'
import { useAtRisk } from '../sync/use-sync-state.ts'
import { FeedbackProvider } from './feedback.tsx'
import { JobsScreen } from './jobs-screen.tsx'
import { NotSaved } from './not-saved.tsx'
import { usePlace, usePractising } from './place.ts'
import './scanner.css'
import './large-text.css'
import './tablet.css'
import {
  EnrolScreen,
  Practice,
  readyForWork,
  RevokedScreen,
  screens,
  SignInScreen,
  StayAwakeHere,
} from './screens-apart.ts'

export interface Update {
  readonly isReady: boolean
  /** Reloads, and only when nobody is in the middle of a scan. */
  readonly take: () => void
}

export function Scanner({ update }: { readonly update?: Update }): JSX.Element {
  const words = useOwnWords()
  const practising = usePractising()
  useReadyForWork()
  useEffect(() => {
    document.documentElement.lang = words.language
  }, [words])
  return (
    <WordsProvider value={words}>
      <CaptureProvider>
        <FeedbackProvider key={practising ? 'practice' : 'work'}>
          <Above update={update} />
          <StayAwake />
          <Suspense>
            <Face />
          </Suspense>
        </FeedbackProvider>
      </CaptureProvider>
    </WordsProvider>
  )
}

/**
 * Until the first read of the database there is nothing to say: it takes no network, and a blink. A screen that still comes
 * leaves the one before it where it is.
 */
function Face(): JSX.Element | undefined {
  const enrolment = useEnrolment()
  const person = usePerson()
  const revoked = useRevocation()
  const place = useDeferredValue(usePlace())
  const practising = usePractising()
  if (enrolment === undefined || person === undefined || revoked === undefined) return undefined
  if (enrolment === null) return <EnrolScreen />
  const At = place === 'jobs' ? JobsScreen : screens[place]
  if (place === 'rescue' || place === 'join') return <At />
  if (revoked !== null) return <RevokedScreen />
  if (place === 'sync') return <At />
  if (person === null) return <SignInScreen />
  if (!practising) return <At />
  return (
    <Practice>
      <At />
    </Practice>
  )
}

/** It comes once the screen stands, which is lit by then. */
function StayAwake(): JSX.Element | undefined {
  const [isTime, setTime] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setTime(true), idleAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return isTime ? <StayAwakeHere /> : undefined
}

/** Once the screen stands and nobody goes to another, what may come next is loaded. */
function useReadyForWork(): void {
  const place = usePlace()
  useEffect(() => {
    const timer = setTimeout(() => void readyForWork(place), idleAfterMs)
    return () => clearTimeout(timer)
  }, [place])
}

const idleAfterMs = 1500

/** The language of whoever works; before anybody does, of the device. */
function useOwnWords(): Words {
  const person = usePerson()
  const people = usePeople()
  const own = people?.find((each) => each.person === person?.person)?.language
  const language = languageOf(own ? [own, ...navigator.languages] : navigator.languages)
  const [words, setWords] = useState(english)
  useEffect(() => {
    let isLatest = true
    void wordsIn(language).then((loaded) => {
      if (isLatest) setWords(loaded)
    })
    return () => {
      isLatest = false
    }
  }, [language])
  return words
}

/** What stands above every screen. Nothing is offered that would take a page with unsafe scans away. */
function Above({ update }: { readonly update: Update | undefined }): JSX.Element | undefined {
  const atRisk = useAtRisk()
  if (atRisk > 0) return <NotSaved count={atRisk} />
  return update?.isReady ? <UpdateReady take={update.take} /> : undefined
}

function UpdateReady({ take }: { readonly take: () => void }): JSX.Element {
  const { update } = useWords()
  return (
    <aside className="update">
      <p>{update.ready}</p>
      <Button tall icon="again" onClick={take}>
        {update.now}
      </Button>
    </aside>
  )
}
