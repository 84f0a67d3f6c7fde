/** Gives every screen the same scans: keys are heard once for the whole app, whatever is focused. */
import { readingFromWedge } from '@milepost/barcode'
import {
  createContext,
  useContext,
  useEffect,
  useEffectEvent,
  useState,
  type JSX,
  type ReactNode,
} from 'react'
import { beginAnswer } from '../shell/answer-first.ts'
import type { Captured } from './captured.ts'
import { intakeOf, type Intake } from './intake.ts'
import { useWedgeProfile } from './wedge-profile.ts'
import { scanField, takesText } from './key-target.ts'
import { fieldHearing } from './scan-field.ts'
import { whenAttached } from './when-attached.ts'
import {
  fellSilent,
  gapOf,
  heard,
  silence,
  type Burst,
  type Key,
  type WedgeProfile,
} from './wedge.ts'

const IntakeContext = createContext<Intake | undefined>(undefined)

export function CaptureProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  const [intake] = useState(() => intakeOf(() => performance.now()))
  const profile = useWedgeProfile()
  const attached = useAttachedHere()
  // A profile that comes, or changes, in the middle of a code must not tear it apart.
  const latest = useEffectEvent(() => profile ?? {})
  useEffect(() => hearKeys(intake, () => latest()), [intake])
  return (
    <IntakeContext value={intake}>
      {attached}
      {children}
    </IntakeContext>
  )
}

/** Without its script such a scanner is as if it were not there; the next start asks again. */
function useAttachedHere(): JSX.Element | undefined {
  const [here, setHere] = useState<JSX.Element>()
  useEffect(() => {
    whenAttached(() => {
      void import('../attached/attached-here.tsx').then(
        ({ AttachedHere }) => setHere(<AttachedHere />),
        () => undefined,
      )
    })
  }, [])
  return here
}

export function useIntake(): Intake {
  const intake = useContext(IntakeContext)
  if (!intake) throw new Error('no CaptureProvider above this screen')
  return intake
}

/** Every trigger pull, once. */
export function useScans(onScan: (scan: Captured) => void): void {
  const intake = useIntake()
  const latest = useEffectEvent(onScan)
  useEffect(() => intake.listen((scan) => latest(scan)), [intake])
}

const queuedKeysMs = 20

function hearKeys(intake: Intake, profile: () => WedgeProfile): () => void {
  let burst: Burst = silence
  let timer = 0
  const took = (code: string | undefined) => {
    if (code !== undefined) intake.offer(readingFromWedge(code), 'wedge')
  }
  // What is being typed will want its answer: from its first key on, nothing new is begun that it would wait for.
  let isAnswered: (() => void) | undefined
  const awaited = () => {
    if (burst.typed !== '') {
      isAnswered ??= beginAnswer()
      return
    }
    isAnswered?.()
    isAnswered = undefined
  }
  const inField = fieldHearing(keyOf, profile, intake)
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.repeat) return
    const field = scanField(event.composedPath()[0])
    if (field) return inField(field, event)
    const answer = heard(burst, keyOf(event), profile())
    burst = answer.burst
    if (answer.swallow) swallow(event)
    took(answer.code)
    awaited()
    clearTimeout(timer)
    if (burst.typed !== '') timer = window.setTimeout(onPause, gapOf(profile()) + 1)
  }
  // A busy device runs this timer late, with the next keys already waiting: they are heard first.
  const onPause = () => {
    timer = window.setTimeout(onSilence, queuedKeysMs)
  }
  const onSilence = () => {
    const answer = fellSilent(burst, performance.now(), profile())
    burst = answer.burst
    took(answer.code)
    awaited()
  }
  window.addEventListener('keydown', onKey, { capture: true })
  window.addEventListener('keyup', onKey, { capture: true })
  return () => {
    clearTimeout(timer)
    isAnswered?.()
    window.removeEventListener('keydown', onKey, { capture: true })
    window.removeEventListener('keyup', onKey, { capture: true })
  }
}

function keyOf(event: KeyboardEvent): Key {
  return {
    key: event.key,
    at: event.timeStamp,
    phase: event.type === 'keyup' ? 'up' : 'down',
    ctrl: event.ctrlKey && !event.getModifierState('AltGraph'),
    alt: event.altKey && !event.getModifierState('AltGraph'),
    meta: event.metaKey,
    intoText: takesText(event.composedPath()[0]),
  }
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
