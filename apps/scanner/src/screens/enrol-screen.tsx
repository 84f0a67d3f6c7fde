/** Adds this device by the one-time code that the console shows: the only thing that ever waits for the network. */
import { Button } from '@milepost/ui'
import { useState, type JSX, type SubmitEvent } from 'react'
import { useScans } from '../capture/use-scans.tsx'
import { useEnrolment } from '../people/use-people.ts'
import { useDevice } from '../sync/use-device.tsx'
import type { EnrolAnswer } from '../sync/device.ts'
import { useWords } from '../words/use-words.tsx'
import { enrolCodeIn, enrolCodeOfAddress, isMistyped } from './enrol-code.ts'
import { useTell } from './feedback.tsx'
import { goTo, placeNow } from './place.ts'
import { Capture } from './screen.tsx'
import { TopBar } from './top-bar.tsx'

type Refused = Extract<EnrolAnswer, { kind: 'refused' }>['because']
type State = 'typing' | 'joining' | Refused

export function EnrolScreen(): JSX.Element {
  const { enrol } = useWords()
  const [code, setCode] = useState(() => enrolCodeOfAddress(location.href) ?? '')
  // Known where the device lost its key, or the server lost the device: then it joins again as what it was.
  const own = useEnrolment()
  const [typed, setTyped] = useState<string>()
  const name = typed ?? own?.name ?? ''
  const [state, join] = useJoining(enrolCodeIn(code) ?? code, name.trim())
  const tell = useTell()
  useScans(({ reading }) => {
    const scanned = enrolCodeIn(reading.text)
    if (scanned !== undefined) setCode(scanned)
    else tell({ tone: 'wrong', said: [enrol.title, enrol.refused['code-wrong']], undoes: 0 })
  })
  const isReady = enrolCodeIn(code) !== undefined && name.trim() !== '' && state !== 'joining'
  return (
    <div className="screen">
      {own && <TopBar title={own.name} />}
      <Capture isKnown={nothingIsKnown}>
        <main>
          <form className="enrol" onSubmit={(event) => void join(event)}>
            <h1>{enrol.title}</h1>
            <p className="hint">{enrol.hint}</p>
            <label>
              {enrol.code}
              <input
                className="code enrol-code"
                value={code}
                onChange={({ target }) => setCode(target.value.toUpperCase())}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                placeholder="ABCD EFGH"
                required
              />
            </label>
            <label>
              {enrol.name}
              <input
                value={name}
                onChange={({ target }) => setTyped(target.value)}
                autoComplete="off"
                placeholder="TC-06"
                maxLength={60}
                required
              />
            </label>
            <p className="enrol-refused" role="alert">
              {troubleWith(code, state, enrol.refused)}
            </p>
            <Button tall look="main" icon="device" type="submit" disabled={!isReady}>
              {state === 'joining' ? enrol.joining : enrol.join}
            </Button>
          </form>
        </main>
      </Capture>
    </div>
  )
}

function useJoining(code: string, name: string) {
  const { people } = useDevice()
  const [state, setState] = useState<State>('typing')
  const join = async (event: SubmitEvent) => {
    event.preventDefault()
    setState('joining')
    const answer = await people.enrol(code, name)
    setState(answer.kind === 'refused' ? answer.because : 'typing')
    if (answer.kind === 'enrolled' && placeNow() === 'join') goTo('jobs')
  }
  return [state, join] as const
}

function troubleWith(code: string, state: State, words: Readonly<Record<Refused, string>>) {
  if (state === 'joining') return undefined
  if (state !== 'typing') return words[state]
  return isMistyped(code) ? words['code-wrong'] : undefined
}

const nothingIsKnown = () => false
