/** One camera for all screens: going from one to the next neither closes nor opens it, which would take a second. */
import { openCamera, type CameraStream, type NoCamera } from './camera-stream.ts'
import type { Seen } from './watch-frames.ts'

/** `soon`: unless the next screen looks through it too. */
export type Leaving = 'now' | 'soon'

export interface SharedCamera {
  readonly opening: Promise<CameraStream | NoCamera>
  readonly seen: Seen
  readonly leave: (how: Leaving) => void
}

interface Opened extends SharedCamera {
  readonly wanted: string | undefined
  readonly isOver: () => boolean
  readonly join: () => void
  readonly close: () => void
}

let opened: Opened | undefined

export function shareCamera(wanted: string | undefined): SharedCamera {
  if (opened && opened.wanted !== wanted) opened.close()
  if (!opened || opened.isOver()) opened = newlyOpened(wanted)
  opened.join()
  return opened
}

/** Longer than any screen takes to come. */
const nextScreenMs = 1000

function newlyOpened(wanted: string | undefined): Opened {
  const opening = openCamera(wanted)
  let viewers = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isOver = false
  const over = () => {
    isOver = true
  }
  const close = () => {
    over()
    clearTimeout(timer)
    void opening.then((camera) => typeof camera !== 'string' && camera.close())
  }
  void opening.then((camera) => {
    if (typeof camera === 'string') over()
    else for (const track of camera.stream.getTracks()) track.addEventListener('ended', over)
  })
  return {
    wanted,
    opening,
    seen: { sightings: [] },
    isOver: () => isOver,
    join: () => {
      viewers += 1
      clearTimeout(timer)
    },
    leave: (how) => {
      viewers -= 1
      if (viewers > 0) return
      if (how === 'now') close()
      else timer = setTimeout(close, nextScreenMs)
    },
    close,
  }
}
