/** The scanner's face: enrol once, sign in, work. What it asks of the device it finds in `DeviceProvider`. */
import { Button } from '@milepost/ui'
import { useEffect, useState, type JSX } from 'react'
import { CaptureProvider } from '../capture/use-scans.tsx'
import { useEnrolment, usePeople, usePerson, useRevocation } from '../people/use-people.ts'
import { english } from '../words/english.ts'
import { languageOf, wordsIn } from '../words/languages.ts'
import { useWords, WordsProvider } from '../words/use-words.tsx'
import type { Words } from '../words/words.ts'
import { useAtRisk } from '../sync/use-sync-state.ts'
import { apart } from './apart.tsx'
import { EnrolScreen } from './enrol-screen.tsx'
import { FeedbackProvider } from './feedback.tsx'
import { JobsScreen } from './jobs-screen.tsx'
import { NotSaved } from './not-saved.tsx'
import { usePlace, usePractising } from './place.ts'
import './scanner.css'
import { SignInScreen } from './sign-in-screen.tsx'
import { SyncScreen } from './sync-screen.tsx'

export interface Update {
  readonly isReady: boolean
  /** Reloads, and only when nobody is in the middle of a scan. */
  readonly take: () => void
}

export function Scanner({ update }: { readonly update?: Update }): JSX.Element {
  const words = useOwnWords()
  const practising = usePractising()
  useEffect(() => {
    document.documentElement.lang = words.language
  }, [words])
  return (
    <WordsProvider value={words}>
      <CaptureProvider>
        <FeedbackProvider key={practising ? 'practice' : 'work'}>
          <Above update={update} />
          <Face />
        </FeedbackProvider>
      </CaptureProvider>
    </WordsProvider>
  )
}

/** Until the first read of the database there is nothing to say: it takes no network, and a blink. */
function Face(): JSX.Element | undefined {
  const enrolment = useEnrolment()
  const person = usePerson()
  const revoked = useRevocation()
  const place = usePlace()
  const practising = usePractising()
  if (enrolment === undefined || person === undefined || revoked === undefined) return undefined
  if (enrolment === null) return <EnrolScreen />
  if (place === 'rescue') return <RescueScreen />
  if (revoked !== null) return <RevokedScreen />
  if (place === 'sync') return <SyncScreen />
  if (person === null) return <SignInScreen />
  if (!practising) return <Screens />
  return (
    <Practice>
      <Screens />
    </Practice>
  )
}

/** The work, or the practice of it. */
function Screens(): JSX.Element {
  switch (usePlace()) {
    case 'jobs':
      return <JobsScreen />
    case 'receive':
      return <ReceiveScreen />
    case 'pick':
      return <PickScreen />
    case 'pack':
      return <PackScreen />
    case 'hand-over':
      return <HandOverScreen />
    case 'put-away':
      return <PutAwayScreen />
    case 'print':
      return <PrintScreen />
    case 'calibrate':
      return <CalibrateScreen />
    case 'sync':
    case 'rescue':
    case 'returns':
      return <ReturnsScreen />
  }
}

/** Most days nobody needs it. */
const RescueScreen = apart(async () => (await import('../rescue/rescue-screen.tsx')).RescueScreen)
/** Without it, as without any other screen, nothing is scanned here. */
const RevokedScreen = apart(
  async () => (await import('../revoked/revoked-screen.tsx')).RevokedScreen,
)
/** Each job is a script of its own, so that none waits for another's. */
const ReceiveScreen = apart(async () => (await import('../jobs/receive-screen.tsx')).ReceiveScreen)
const PickScreen = apart(async () => (await import('../jobs/pick-screen.tsx')).PickScreen)
const PackScreen = apart(async () => (await import('../jobs/pack-screen.tsx')).PackScreen)
const HandOverScreen = apart(
  async () => (await import('../jobs/hand-over-screen.tsx')).HandOverScreen,
)
const ReturnsScreen = apart(async () => (await import('../jobs/returns-screen.tsx')).ReturnsScreen)
const PutAwayScreen = apart(async () => (await import('../jobs/put-away-screen.tsx')).PutAwayScreen)
const PrintScreen = apart(async () => (await import('../print/print-screen.tsx')).PrintScreen)
const CalibrateScreen = apart(
  async () => (await import('../calibrate/calibrate-screen.tsx')).CalibrateScreen,
)
const Practice = apart(async () => (await import('../practice/practice.tsx')).Practice)

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
      <Button icon="again" onClick={take}>
        {update.now}
      </Button>
    </aside>
  )
}
