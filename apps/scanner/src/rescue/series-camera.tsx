/** Reads a series of QR codes off another device, in whatever order its turns come by. */
import { Button } from '@milepost/ui'
import { useEffect, useEffectEvent, useRef, useState, type JSX } from 'react'
import { cameraChoice } from '../capture/camera-memory.ts'
import '../capture/camera.css'
import { type CameraView, notStarted, startCamera } from '../capture/camera-session.ts'
import { useWords } from '../words/use-words.tsx'

interface SeriesCameraProps {
  readonly onText: (text: string) => void
}

/** Each try is a camera of its own. */
export function SeriesCamera({ onText }: SeriesCameraProps): JSX.Element {
  const [tries, setTries] = useState(0)
  return <OneTry key={tries} onText={onText} again={() => setTries(tries + 1)} />
}

function OneTry({ onText, again }: SeriesCameraProps & { readonly again: () => void }) {
  const { camera } = useWords()
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraView['state']>(notStarted.state)
  const read = useEffectEvent((change: Partial<CameraView>) => {
    if (change.state) setState(change.state)
    for (const { reading } of change.seen ?? []) onText(reading.text)
  })
  useEffect(() => {
    if (!video.current) return undefined
    const { end } = startCamera(video.current, {
      camera: cameraChoice().camera,
      isKnown: () => true,
      meansAll: () => false,
      show: (change) => read(change),
      // Each part checks itself, so every look counts.
      take: () => undefined,
    })
    return () => end('now')
  }, [])
  const trouble =
    state === 'starting' || state === 'live' || state === 'resting' ? undefined : state
  return (
    <section className="camera" data-state={state} aria-label={camera.name}>
      <video ref={video} muted playsInline disablePictureInPicture tabIndex={-1} />
      {state === 'starting' && <p className="camera-note">{camera.starting}</p>}
      {(state === 'resting' || trouble) && (
        <output className="camera-note">
          <strong>{trouble ? camera.refused[trouble].title : camera.resting}</strong>
          {trouble && <span>{camera.refused[trouble].next}</span>}
          <Button icon="again" onClick={again}>
            {camera.tryAgain}
          </Button>
        </output>
      )}
    </section>
  )
}
