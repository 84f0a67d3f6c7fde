/** Looks at a playing video, one frame at a time: while one is being decoded, the others pass by. */
import type { Reading } from '@milepost/barcode'
import {
  judged,
  judgedAll,
  lookAt,
  type IsKnown,
  type Looked,
  type Sighting,
} from '@milepost/decode'
import { answered } from '../shell/answer-first.ts'
import type { Decoder, Glimpse } from './decoder.ts'
import type { Frame } from './frame.ts'

/** What was seen, kept from one screen to the next: a code that stays in view counts once. */
export interface Seen {
  sightings: readonly Sighting[]
}

export interface Watching {
  readonly seen: Seen
  readonly isKnown: IsKnown
  /** Every code in view is meant, not the one in the middle. */
  readonly meansAll: () => boolean
  readonly onLook: (glimpse: Glimpse, verdict: Verdict) => void
}

export interface Verdict {
  readonly taken: readonly Reading[]
  readonly asked?: readonly Reading[] | undefined
  readonly compete: boolean
}

/** Ends when the returned function is called. */
export function watchFrames(
  video: HTMLVideoElement,
  decoder: Decoder,
  watching: Watching,
): () => void {
  let ended = false
  let count = 0

  const next = () => {
    if (!ended) onNextFrame(video, () => void look())
  }
  const look = async () => {
    if (ended) return
    const picture = await pictureOf(video)
    if (picture) {
      const many = watching.meansAll()
      const how = { ...lookAt(count++), many }
      const glimpse = await decoder.decode({ image: picture, look: how })
      if (ended) return
      const looked = { way: how.way, at: performance.now(), found: glimpse.found }
      watching.onLook(glimpse, verdictOn(looked, many, watching))
      // The next picture would cost the answer its time.
      await answered()
    }
    next()
  }
  next()
  return () => {
    ended = true
  }
}

function verdictOn(looked: Looked, many: boolean, { seen, isKnown }: Watching): Verdict {
  if (many) {
    const { sightings, taken, asked } = judgedAll(seen.sightings, looked, isKnown)
    seen.sightings = sightings
    return { taken, asked: asked[0], compete: false }
  }
  const { sightings, taken, asked, compete = false } = judged(seen.sightings, looked, isKnown)
  seen.sightings = sightings
  return { taken: taken ? [taken] : [], asked, compete }
}

/** A video between two states has no picture; the next frame will. */
async function pictureOf(video: HTMLVideoElement): Promise<Frame['image'] | undefined> {
  if (video.videoWidth === 0) return undefined
  return frameOf(video) ?? (await createImageBitmap(video).catch(() => undefined))
}

/** The frame itself is handed on, where the browser has frames; drawing it is the decoder's, off this thread. */
function frameOf(video: HTMLVideoElement): VideoFrame | undefined {
  try {
    return 'VideoFrame' in window ? new VideoFrame(video) : undefined
  } catch {
    return undefined
  }
}

function onNextFrame(video: HTMLVideoElement, then: () => void): void {
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(then)
  else requestAnimationFrame(then)
}
