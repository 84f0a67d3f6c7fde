/** One opening of the camera: from the wish to see until it rests, is refused, or is closed. */
import type { Reading } from '@milepost/barcode'
import type { Found, IsKnown } from '@milepost/decode'
import type { CameraStream, NoCamera } from './camera-stream.ts'
import type { Decoder } from './decoder.ts'
import { shareCamera, type Leaving } from './shared-camera.ts'
import { borrowDecoder } from './spare-decoder.ts'
import { watchFrames, type Seen } from './watch-frames.ts'

export interface CameraView {
  readonly state: 'starting' | 'live' | 'resting' | NoCamera
  readonly seen: readonly Found[]
  /** Two readings of one code: a person says which. */
  readonly asked: readonly Reading[]
  readonly torch: 'none' | 'on' | 'off'
  readonly cameras: readonly string[]
  /** Of the picture, in pixels. */
  readonly width: number
  readonly height: number
}

export const notStarted: CameraView = {
  state: 'starting',
  seen: [],
  asked: [],
  torch: 'none',
  cameras: [],
  width: 16,
  height: 9,
}

export interface CameraWish {
  readonly camera: string | undefined
  readonly isKnown: IsKnown
  readonly show: (change: Partial<CameraView>) => void
  readonly take: (reading: Reading) => void
}

export interface CameraSession {
  readonly light: (on: boolean) => void
  readonly end: (how: Leaving) => void
}

/** Nothing was in view for so long: the battery is worth more. */
const restsAfterMs = 120_000

export function startCamera(video: HTMLVideoElement, wish: CameraWish): CameraSession {
  const held: ((how: Leaving) => void)[] = []
  let ended: Leaving | undefined
  let camera: CameraStream | undefined

  const end = (how: Leaving) => {
    ended = how
    for (const release of held.splice(0)) release(how)
  }
  const stop = (state: CameraView['state']) => {
    if (ended) return
    end('now')
    wish.show({ ...notStarted, state })
  }
  const hold = (release: (how: Leaving) => void) => {
    if (ended) release(ended)
    else held.push(release)
  }
  const start = async () => {
    const shared = shareCamera(wish.camera)
    hold(shared.leave)
    const [opened, decoder] = await Promise.all([shared.opening, borrowDecoder()])
    hold(() => decoder.close())
    if (typeof opened === 'string') return stop(opened)
    if (ended) return
    camera = opened
    if (!(await plays(video, opened.stream))) return stop('resting')
    for (const track of opened.stream.getTracks()) {
      track.addEventListener('ended', () => stop('resting'))
    }
    void decoder.died?.then(() => stop('resting'))
    wish.show({ state: 'live', cameras: opened.cameras, torch: opened.hasTorch ? 'off' : 'none' })
    hold(watch(video, decoder, { wish, seen: shared.seen, onUnused: () => stop('resting') }))
  }

  // A stream left open in the background comes back black on iOS, and drains the battery elsewhere.
  const onHidden = () => {
    if (document.hidden) stop('resting')
  }
  document.addEventListener('visibilitychange', onHidden)
  hold(() => document.removeEventListener('visibilitychange', onHidden))
  wish.show(notStarted)
  if (document.hidden) stop('resting')
  else start().catch(() => stop('broken'))

  const light = (on: boolean) => {
    camera?.light(on).then(
      () => wish.show({ torch: on ? 'on' : 'off' }),
      () => wish.show({ torch: 'none' }),
    )
  }
  return { light, end }
}

/** False where the browser wants a tap first. */
async function plays(video: HTMLVideoElement, stream: MediaStream): Promise<boolean> {
  video.srcObject = stream
  return video.play().then(
    () => true,
    () => false,
  )
}

interface Looking {
  readonly wish: CameraWish
  readonly seen: Seen
  readonly onUnused: () => void
}

function watch(
  video: HTMLVideoElement,
  decoder: Decoder,
  { wish, seen, onUnused }: Looking,
): () => void {
  let usedAt = performance.now()
  let sawBefore = 0
  return watchFrames(video, decoder, {
    seen,
    isKnown: wish.isKnown,
    onSeen: (found) => {
      if (found.length > 0) usedAt = performance.now()
      // Most looks see nothing: they need no new drawing.
      if (found.length + sawBefore > 0) {
        wish.show({ seen: found, width: video.videoWidth, height: video.videoHeight })
      }
      sawBefore = found.length
      if (performance.now() - usedAt > restsAfterMs) onUnused()
    },
    onJudged: ({ taken, asked }) => {
      if (taken) wish.show({ asked: [] })
      if (taken) wish.take(taken)
      if (asked) wish.show({ asked })
    },
  })
}
