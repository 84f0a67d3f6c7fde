/** The device learns how its scanner types: three codes, one after the other, and it says what it learned. */
import { Button, Icon } from '@milepost/ui'
import { useEffect, useRef, useState, type JSX } from 'react'
import { calibrationCodes, learned, profileOf, type Learned } from '../capture/calibration.ts'
import type { Captured } from '../capture/captured.ts'
import { signal } from '../capture/signal.ts'
import { useScans } from '../capture/use-scans.tsx'
import { AttachedSection } from '../attached/attached-section.tsx'
import type { WedgeProfile } from '../capture/wedge.ts'
import { hearRaw, keepWedgeProfile } from '../capture/wedge-profile.ts'
import { goPrint } from '../print/to-print.ts'
import { Next, Progress } from '../jobs/parts.tsx'
import { TopBar } from '../screens/top-bar.tsx'
import { wedgeProfile } from '../sync/facts.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useLive } from '../sync/use-live.ts'
import { useWords } from '../words/use-words.tsx'
import { calibrateWords, type CalibrateWords } from './calibrate-words.ts'

export function CalibrateScreen(): JSX.Element {
  const words = calibrateWords(useWords().language)
  const { database } = useDevice()
  const kept = useLive(wedgeProfile, undefined)
  const { known, next, isOther, beginAnew } = useCalibration()
  const done = calibrationCodes.length - calibrationCodes.filter(({ step }) => !known[step]).length
  return (
    <div className="screen">
      <TopBar title={words.title} />
      <main>
        <p className="hint">{words.intro}</p>
        {next ? (
          <Next
            eyebrow={words.next(done + 1, calibrationCodes.length)}
            huge={words.step[next.step]}
          >
            {isOther && <p className="next-what next-warning">{words.other}</p>}
          </Next>
        ) : (
          <Next eyebrow={words.title} huge={words.known} />
        )}
        <Progress done={done} of={calibrationCodes.length}>
          <button type="button" className="link" onClick={() => goPrint({ what: 'calibration' })}>
            {words.sheet}
          </button>
        </Progress>
        {kept ? <Facts profile={kept} words={words} /> : <p className="hint">{words.unknown}</p>}
        <AttachedSection />
      </main>
      <nav className="actions">
        {kept && (
          <Button tall icon="close" onClick={() => void keepWedgeProfile(database, undefined)}>
            {words.forget}
          </Button>
        )}
        <Button tall icon="again" onClick={beginAnew}>
          {words.again}
        </Button>
      </nav>
    </div>
  )
}

function useCalibration() {
  const { database } = useDevice()
  const [known, setKnown] = useState<Learned>({})
  const [isOther, setOther] = useState(false)
  const takeGap = useLongestGap()
  useEffect(hearRaw, [])
  const next = calibrationCodes.find(({ step }) => !known[step])
  useScans((scan) => {
    const gapMs = takeGap()
    if (scan.how !== 'wedge' || scan.isAttached) return
    // The last code scanned again begins anew.
    const code = next ?? calibrationCodes[0]
    const more = code && learned(next ? known : {}, code, { text: typedOf(scan), gapMs })
    setOther(!more)
    signal(more ? 'done' : 'wrong')
    if (!more) return
    setKnown(more)
    const profile = profileOf(more)
    if (profile) void keepWedgeProfile(database, profile)
  })
  const beginAnew = () => {
    setKnown({})
    setOther(false)
  }
  return { known, next, isOther, beginAnew }
}

/** As it was typed: the symbology stands in front again. */
const typedOf = ({ reading }: Captured): string => (reading.aim ?? '') + reading.text

function Facts({
  profile,
  words,
}: {
  readonly profile: WedgeProfile
  readonly words: CalibrateWords
}): JSX.Element {
  const { prefix, tail, layout, separator, losesGs, gapMs } = profile
  const facts = [
    prefix && words.prefix(prefix),
    tail && words.tail(tail),
    layout && words.layout(Object.keys(layout).length),
    separator && words.separator(separator),
    gapMs && words.slow(gapMs),
  ].filter((fact) => fact !== undefined && fact !== '' && fact !== 0)
  return (
    <ul className="rows">
      {facts.length === 0 && !losesGs && <Fact icon="done" text={words.plain} />}
      {facts.map((fact) => (
        <Fact key={fact} icon="done" text={String(fact)} />
      ))}
      {losesGs && <Fact icon="look" text={words.losesGs} />}
    </ul>
  )
}

function Fact({
  icon,
  text,
}: {
  readonly icon: 'done' | 'look'
  readonly text: string
}): JSX.Element {
  return (
    <li className="row" data-state={icon}>
      <Icon name={icon} size={20} />
      <span className="row-title">{text}</span>
    </li>
  )
}

/** The longest pause within a burst of keys; asking for it begins the next one. */
function useLongestGap(): () => number {
  const longest = useRef(0)
  useEffect(() => {
    let lastAt = Number.NEGATIVE_INFINITY
    const onKey = ({ timeStamp }: KeyboardEvent) => {
      const gap = timeStamp - lastAt
      lastAt = timeStamp
      // Whoever pulls the trigger again takes longer than any scanner between two signs.
      if (gap < 600) longest.current = Math.max(longest.current, gap)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
  return () => {
    const gap = Math.round(longest.current)
    longest.current = 0
    return gap
  }
}
