/** Looks at a playing video, one frame at a time: while one is being decoded, the others pass by. */
import {
  judged,
  lookAt,
  type Found,
  type IsKnown,
  type Judgement,
  type Sighting,
} from '@milepost/decode'
import type { Decoder } from './decoder.ts'

/** What was seen, kept from one screen to the next: a code that stays in view counts once. */
export interface Seen {
  sightings: readonly Sighting[]
}

export interface Watching {
  readonly seen: Seen
  readonly isKnown?: IsKnown
  readonly onLook: (found: readonly Found[], judgement: Judgement) => void
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
      const how = lookAt(count++)
      const found = await decoder.decode({ image: picture, look: how })
      if (ended) return
      const judgement = judged(
        watching.seen.sightings,
        { way: how.way, at: performance.now(), found },
        watching.isKnown,
      )
      watching.seen.sightings = judgement.sightings
      watching.onLook(found, judgement)
    }
    next()
  }
  next()
  return () => {
    ended = true
  }
}

/** A video between two states has no picture; the next frame will. */
async function pictureOf(video: HTMLVideoElement): Promise<ImageBitmap | undefined> {
  if (video.videoWidth === 0) return undefined
  try {
    return await createImageBitmap(video)
  } catch {
    return undefined
  }
}

function onNextFrame(video: HTMLVideoElement, then: () => void): void {
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(then)
  else requestAnimationFrame(then)
}
