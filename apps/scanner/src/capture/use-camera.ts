/** The camera as a screen shows it. It comes back by itself when the app does, or with one tap. */
import type { Reading } from '@milepost/barcode'
import type { IsKnown } from '@milepost/decode'
import { useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react'
import { cameraChoice, rememberCamera } from './camera-memory.ts'
import { notStarted, startCamera, type CameraSession, type CameraView } from './camera-session.ts'
import type { Place } from './lens.ts'
import type { Tally } from './tally.ts'
import { useIntake } from './use-scans.tsx'

export interface Camera extends CameraView {
  readonly choose: (reading: Reading) => void
  readonly turnTorch: () => void
  readonly zoom: () => void
  readonly focusAt: (place: Place) => void
  readonly change: () => void
  readonly resume: () => void
}

export interface CameraUse {
  readonly isKnown: IsKnown
  /** Every code in view counts, each once. */
  readonly tally?: Tally | undefined
}

export function useCamera(
  video: RefObject<HTMLVideoElement | null>,
  { isKnown, tally }: CameraUse,
): Camera {
  const intake = useIntake()
  const session = useRef<CameraSession>(undefined)
  const [view, setView] = useState(notStarted)
  const [wanted, setWanted] = useState(cameraChoice)
  const known = useEffectEvent((reading: Reading) => isKnown(reading))
  const meansAll = useEffectEvent(() => tally !== undefined)
  const take = useEffectEvent((reading: Reading) => {
    if (!tally || tally.isNew(reading)) intake.offer(reading, 'camera')
  })

  useEffect(() => {
    if (!video.current) return undefined
    const started = startCamera(video.current, {
      camera: wanted.camera,
      isKnown: (reading) => known(reading),
      show: (change) => setView((before) => ({ ...before, ...change })),
      meansAll: () => meansAll(),
      take: (reading) => take(reading),
    })
    session.current = started
    return () => started.end(cameraChoice().open ? 'soon' : 'now')
  }, [video, wanted])

  const resume = () => setWanted((before) => ({ ...before }))
  useComeBack(view.state === 'resting', resume)

  return {
    ...view,
    resume,
    choose: (reading) => {
      setView((before) => ({ ...before, asked: [] }))
      intake.offer(reading, 'camera')
    },
    turnTorch: () => session.current?.light(),
    zoom: () => session.current?.zoom(),
    focusAt: (place) => session.current?.focusAt(place),
    change: () => {
      const next = view.cameras[(view.cameras.indexOf(view.camera ?? '') + 1) % view.cameras.length]
      const choice = { open: true, ...(next ? { camera: next } : {}) }
      rememberCamera(choice)
      setWanted(choice)
    },
  }
}

function useComeBack(isResting: boolean, resume: () => void): void {
  const onVisible = useEffectEvent(() => {
    if (!document.hidden) resume()
  })
  useEffect(() => {
    if (!isResting) return undefined
    const listener = () => onVisible()
    document.addEventListener('visibilitychange', listener)
    return () => document.removeEventListener('visibilitychange', listener)
  }, [isResting])
}
