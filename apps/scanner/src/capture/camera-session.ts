/** One opening of the camera: from the wish to see until it rests, is refused, or is closed. */
import { codeKey, type Reading } from '@milepost/barcode'
import type { Found, IsKnown } from '@milepost/decode'
import { answered } from '../shell/answer-first.ts'
import type { CameraStream, NoCamera } from './camera-stream.ts'
import type { Decoder } from './decoder.ts'
import { hinted, noHint, type Hint } from './hint.ts'
import type { Lens, Place } from './lens.ts'
import { shareCamera, type Leaving } from './shared-camera.ts'
import { borrowDecoder } from './spare-decoder.ts'
import { watchFrames, type Seen } from './watch-frames.ts'

export interface CameraView {
  readonly state: 'starting' | 'live' | 'resting' | NoCamera
  readonly seen: readonly SeenCode[]
  /** Two readings of one code: a person says which. */
  readonly asked: readonly Reading[]
  readonly hint?: Hint | undefined
  readonly torch: 'none' | 'on' | 'off'
  /** The enlargement that comes next. */
  readonly nextZoom?: number | undefined
  readonly canFocus: boolean
  readonly cameras: readonly string[]
  /** The one of them that is looked through. */
  readonly camera: string | undefined
  /** Of the picture, in pixels. */
  readonly width: number
  readonly height: number
}

export interface SeenCode extends Found {
  /** It counted. */
  readonly isTaken: boolean
}

export const notStarted: CameraView = {
  state: 'starting',
  seen: [],
  asked: [],
  hint: undefined,
  torch: 'none',
  nextZoom: undefined,
  canFocus: false,
  cameras: [],
  camera: undefined,
  width: 16,
  height: 9,
}

export interface CameraWish {
  readonly camera: string | undefined
  readonly isKnown: IsKnown
  readonly meansAll: () => boolean
  readonly show: (change: Partial<CameraView>) => void
  readonly take: (reading: Reading) => void
}

export interface CameraSession {
  readonly light: () => void
  readonly zoom: () => void
  readonly focusAt: (place: Place) => void
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
    const { cameras, camera: opensOn } = opened
    wish.show({ state: 'live', cameras, camera: opensOn, ...lensView(opened.lens) })
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

  const showLens = () => {
    if (camera && !ended) wish.show(lensView(camera.lens))
  }
  return {
    light: () => void camera?.lens.light(!camera.lens.now().isLit).then(showLens),
    zoom: () => void camera?.lens.zoom(nextZoomOf(camera.lens)).then(showLens),
    focusAt: (place) => void camera?.lens.focusAt(place),
    end,
  }
}

function lensView(lens: Lens): Partial<CameraView> {
  const torch = lens.now().isLit ? 'on' : 'off'
  return {
    torch: lens.hasTorch ? torch : 'none',
    nextZoom: lens.zooms.length > 0 ? nextZoomOf(lens) : undefined,
    canFocus: lens.canFocus,
  }
}

/** Beyond the last comes the first. */
function nextZoomOf({ zooms, now }: Lens): number {
  return zooms.find((times) => times > now().times) ?? zooms[0] ?? 1
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
  let hinting = noHint
  return watchFrames(video, decoder, {
    seen,
    isKnown: wish.isKnown,
    meansAll: wish.meansAll,
    onLook: ({ found, tooFine = false }, { taken, asked, compete }) => {
      const at = performance.now()
      const picture = { width: video.videoWidth, height: video.videoHeight }
      const { hint } = hinting
      const glance = { at, found, tooFine, picture, hasTaken: taken.length > 0, compete }
      hinting = wish.meansAll() ? noHint : hinted(hinting, glance)
      for (const reading of taken) wish.take(reading)
      const draw = () => {
        // Most looks see nothing: they need no new drawing.
        const shown = wish.meansAll()
          ? inView(seen, at)
          : found.map((each) => withState(each, seen))
        if (shown.length + sawBefore > 0) wish.show({ seen: shown, ...picture })
        if (hinting.hint !== hint) wish.show({ hint: hinting.hint })
        if (taken.length > 0) wish.show({ asked: [] })
        if (asked) wish.show({ asked })
        sawBefore = shown.length
      }
      // What was taken is answered over the whole screen: its outline may follow.
      if (taken.length > 0) void Promise.resolve(answered()).then(draw)
      else draw()
      if (found.length > 0) usedAt = at
      if (at - usedAt > restsAfterMs) onUnused()
    },
  })
}

/** One look sees some of many codes: those of the last few are shown together. */
const shownForMs = 500

function inView({ sightings }: Seen, at: number): readonly SeenCode[] {
  return sightings
    .filter(({ lastAt }) => at - lastAt < shownForMs)
    .map(({ found, state }) => ({ ...found, isTaken: state === 'taken' }))
}

function withState(found: Found, { sightings }: Seen): SeenCode {
  const key = codeKey(found.reading)
  return { ...found, isTaken: sightings.some((each) => each.key === key && each.state === 'taken') }
}
