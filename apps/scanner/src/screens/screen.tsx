/** The frame of every screen: who and where on top, the camera when it is open, the work, the last result, three actions. */
import type { IsKnown } from '@milepost/decode'
import { Button, Icon } from '@milepost/ui'
import { lazy, Suspense, useEffect, useState, type JSX, type ReactNode } from 'react'
import { cameraChoice, rememberCamera } from '../capture/camera-memory.ts'
import type { Expected } from '../capture/expected.ts'
import { ManualEntry } from '../capture/manual-entry.tsx'
import { useWords } from '../words/use-words.tsx'
import { LastResult } from './last-result.tsx'
import { TopBar } from './top-bar.tsx'
import { useIsKnown } from './use-is-known.ts'

export interface ScreenProps {
  readonly title: string
  readonly children: ReactNode
  /** The third action, beside camera and typing. */
  readonly action?: ReactNode
  /** A list that the camera may count against. */
  readonly expected?: Expected | undefined
}

export function Screen({ title, children, action, expected }: ScreenProps): JSX.Element {
  const isKnown = useIsKnown()
  return (
    <div className="screen">
      <TopBar title={title} />
      <Capture isKnown={isKnown} action={action} expected={expected}>
        <Work>{children}</Work>
        <LastResult />
      </Capture>
    </div>
  )
}

/** It takes the focus, so that keys scroll it also where nothing in it can be pressed. */
export function Work({ children }: { readonly children: ReactNode }): JSX.Element {
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys
  return <main tabIndex={0}>{children}</main>
}

export interface CaptureProps {
  readonly isKnown: IsKnown
  readonly children: ReactNode
  readonly action?: ReactNode
  readonly expected?: Expected | undefined
}

/** Camera above, typing below: each is one tap away, and remembered. */
export function Capture({ isKnown, children, action, expected }: CaptureProps): JSX.Element {
  const { bar } = useWords()
  const [isOpen, setOpen] = useState(() => cameraChoice().open)
  const [isTyping, setTyping] = useState(false)
  useEffect(warmedUpWhenIdle, [])
  const turnCamera = () => {
    rememberCamera({ ...cameraChoice(), open: !isOpen })
    setOpen(!isOpen)
  }
  return (
    <>
      {isOpen && (
        <Suspense fallback={<CameraComes />}>
          <CameraWindow isKnown={isKnown} expected={expected} />
        </Suspense>
      )}
      {children}
      {isTyping ? (
        <ManualEntry onDone={() => setTyping(false)} />
      ) : (
        <nav className="actions">
          <Button tall icon="camera" aria-pressed={isOpen} onClick={turnCamera}>
            {isOpen ? bar.cameraOff : bar.camera}
          </Button>
          <Button tall icon="keyboard" onClick={() => setTyping(true)}>
            {bar.type}
          </Button>
          {action}
        </nav>
      )}
    </>
  )
}

/** Loaded apart: the work list is there before the decoder is. */
const CameraWindow = lazy(async () => {
  try {
    const { CameraWindow: loaded } = await import('../capture/camera.tsx')
    return { default: loaded }
  } catch {
    return { default: CameraLost }
  }
})

/** The first code after opening the camera shall not wait for the decoder. */
function warmedUpWhenIdle(): () => void {
  const timer = setTimeout(() => {
    // A decoder that cannot be had yet is asked for again when somebody opens the camera.
    import('../capture/spare-decoder.ts').then(({ warmUp }) => warmUp()).catch(() => undefined)
  }, idleAfterMs)
  return () => clearTimeout(timer)
}

/** By then the work stands on the screen, also on a slow device. */
const idleAfterMs = 3000

function CameraComes(): JSX.Element {
  const { camera } = useWords()
  return <p className="camera-wait">{camera.starting}</p>
}

/** The app's files on the server are newer than this page, and the old ones are not in its cache. */
function CameraLost(): JSX.Element {
  const { title, next } = useWords().camera.refused.broken
  return (
    <p className="camera-wait">
      <Icon name="look" />
      {title}. {next}
    </p>
  )
}
