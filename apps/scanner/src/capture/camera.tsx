/** The camera as a window docked into the work, never a page of its own. */
import type { IsKnown } from '@milepost/decode'
import { Button, Icon } from '@milepost/ui'
import { useRef, useState, type JSX, type MouseEvent, type ReactNode } from 'react'
import { useWords } from '../words/use-words.tsx'
import './camera.css'
import type { CameraView } from './camera-session.ts'
import type { Expected } from './expected.ts'
import { placeInPicture, type Place } from './lens.ts'
import { newTally, type Tally } from './tally.ts'
import { useCamera, type Camera } from './use-camera.ts'

export interface CameraWindowProps {
  readonly isKnown: IsKnown
  /** Where there is a list to count against. */
  readonly expected?: Expected | undefined
}

export function CameraWindow({ isKnown, expected }: CameraWindowProps): JSX.Element {
  const words = useWords().camera
  const video = useRef<HTMLVideoElement>(null)
  const [wanted, setTally] = useState<Tally>()
  const tally = expected && wanted
  const camera = useCamera(video, { isKnown, tally })
  const isLive = camera.state === 'live'
  return (
    <section className="camera" data-state={camera.state} aria-label={words.name}>
      <video ref={video} muted playsInline disablePictureInPicture tabIndex={-1} />
      {isLive ? (
        <Finder camera={camera}>
          {expected && (
            <button
              type="button"
              aria-pressed={tally !== undefined}
              onClick={() => setTally(tally ? undefined : newTally())}
            >
              <Icon name="labelled" label={words.countAll} />
            </button>
          )}
        </Finder>
      ) : (
        <NotLive state={camera.state} resume={camera.resume} />
      )}
      {tally && expected && <Count expected={expected} />}
      {camera.asked.length > 0 && <Which camera={camera} />}
    </section>
  )
}

/** Of the list, not of the picture: what was scanned before counts too. */
function Count({ expected }: { readonly expected: Expected }): JSX.Element {
  const words = useWords()
  const { done, of, missing } = expected
  return (
    <output className="camera-count" data-complete={missing.length === 0}>
      <b>{words.pick.of(done, of)}</b>
      {missing.length > 0 && ` · ${words.camera.missing(named(missing))}`}
    </output>
  )
}

const mostNamed = 2

function named(missing: readonly string[]): string {
  const more = missing.length - mostNamed
  return missing.slice(0, mostNamed).join(', ') + (more > 0 ? ` +${more}` : '')
}

interface FinderProps {
  readonly camera: Camera
  readonly children: ReactNode
}

function Finder({ camera, children }: FinderProps): JSX.Element {
  const words = useWords().camera
  return (
    <>
      <Outline camera={camera} />
      <div className="camera-corners" aria-hidden />
      {camera.canFocus && <Focus camera={camera} />}
      <div className="camera-tools">
        {children}
        {camera.torch !== 'none' && (
          <button type="button" aria-pressed={camera.torch === 'on'} onClick={camera.turnTorch}>
            <Icon name="torch" label={words.torch} />
          </button>
        )}
        {camera.nextZoom !== undefined && (
          <button type="button" aria-label={words.zoom(camera.nextZoom)} onClick={camera.zoom}>
            <b aria-hidden>{camera.nextZoom}×</b>
          </button>
        )}
        {camera.cameras.length > 1 && (
          <button type="button" onClick={camera.change}>
            <Icon name="again" label={words.other} />
          </button>
        )}
      </div>
      <output className="camera-hint">{camera.hint && words.hints[camera.hint]}</output>
    </>
  )
}

/** The whole picture is a button: a tap focuses where the finger is, a key in the middle. */
function Focus({ camera }: { readonly camera: Camera }): JSX.Element {
  const words = useWords().camera
  const [ring, setRing] = useState<Place>()
  const tap = ({ currentTarget, detail, nativeEvent }: MouseEvent<HTMLButtonElement>) => {
    const box = { width: currentTarget.clientWidth, height: currentTarget.clientHeight }
    const middle = { x: box.width / 2, y: box.height / 2 }
    const at = detail === 0 ? middle : { x: nativeEvent.offsetX, y: nativeEvent.offsetY }
    setRing(at)
    camera.focusAt(placeInPicture(at, box, camera))
  }
  return (
    <button type="button" className="camera-focus" aria-label={words.focus} onClick={tap}>
      {ring && <i key={`${ring.x} ${ring.y}`} style={{ left: ring.x, top: ring.y }} aria-hidden />}
    </button>
  )
}

/** Codes in view, outlined where they are; the drawing is cropped as the picture is. */
function Outline({ camera }: { readonly camera: Camera }): JSX.Element {
  const { seen, width, height } = camera
  return (
    <svg
      className="camera-outline"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden
    >
      {seen.map(({ reading, corners, isTaken }) => (
        <polygon
          key={`${reading.text} ${corners[0]?.x} ${corners[0]?.y}`}
          data-taken={isTaken}
          points={corners.map(({ x, y }) => `${x * width},${y * height}`).join(' ')}
        />
      ))}
    </svg>
  )
}

function NotLive({
  state,
  resume,
}: {
  readonly state: CameraView['state']
  readonly resume: () => void
}): JSX.Element {
  const words = useWords().camera
  if (state === 'starting' || state === 'live') {
    return <p className="camera-note">{words.starting}</p>
  }
  if (state === 'resting') {
    return (
      <button type="button" className="camera-note" onClick={resume}>
        <Icon name="camera" size={32} />
        {words.resting}
      </button>
    )
  }
  const { title, next } = words.refused[state]
  return (
    <output className="camera-note">
      <strong>{title}</strong>
      <span>{next}</span>
      {state !== 'insecure' && (
        <Button icon="again" onClick={resume}>
          {words.tryAgain}
        </Button>
      )}
    </output>
  )
}

function Which({ camera }: { readonly camera: Camera }): JSX.Element {
  const words = useWords().camera
  return (
    <fieldset className="camera-which">
      <legend>{words.which}</legend>
      {camera.asked.slice(0, 2).map((reading) => (
        <Button tall key={reading.text} onClick={() => camera.choose(reading)}>
          <span className="code">{reading.text}</span>
        </Button>
      ))}
    </fieldset>
  )
}
