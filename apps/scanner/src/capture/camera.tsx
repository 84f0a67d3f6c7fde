/** The camera as a window docked into the work, never a page of its own. */
import type { IsKnown } from '@milepost/decode'
import { Button, Icon } from '@milepost/ui'
import { useRef, useState, type JSX, type MouseEvent } from 'react'
import { useWords } from '../words/use-words.tsx'
import './camera.css'
import type { CameraView } from './camera-session.ts'
import { placeInPicture, type Place } from './lens.ts'
import { useCamera, type Camera } from './use-camera.ts'

export interface CameraWindowProps {
  readonly isKnown: IsKnown
}

export function CameraWindow({ isKnown }: CameraWindowProps): JSX.Element {
  const words = useWords().camera
  const video = useRef<HTMLVideoElement>(null)
  const camera = useCamera(video, isKnown)
  const isLive = camera.state === 'live'
  return (
    <section className="camera" data-state={camera.state} aria-label={words.name}>
      <video ref={video} muted playsInline disablePictureInPicture tabIndex={-1} />
      {isLive ? (
        <Finder camera={camera} />
      ) : (
        <NotLive state={camera.state} resume={camera.resume} />
      )}
      {camera.asked.length > 0 && <Which camera={camera} />}
    </section>
  )
}

function Finder({ camera }: { readonly camera: Camera }): JSX.Element {
  const words = useWords().camera
  return (
    <>
      <Outline camera={camera} />
      <div className="camera-corners" aria-hidden />
      {camera.canFocus && <Focus camera={camera} />}
      <div className="camera-tools">
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
      {seen.map(({ reading, corners }) => (
        <polygon
          key={reading.text}
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
