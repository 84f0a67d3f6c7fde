/**
 * What a camera can do beside filming: light, enlarge, focus where a finger points. Few have it all, and Firefox tells
 * nothing: what is not told is not offered. https://w3c.github.io/mediacapture-image/
 */
export interface Lens {
  readonly hasTorch: boolean
  /** Enlargements to go through; empty where there is only one. */
  readonly zooms: readonly number[]
  readonly canFocus: boolean
  readonly now: () => LensState
  /** Each answers whether the camera did it. */
  readonly light: (on: boolean) => Promise<boolean>
  readonly zoom: (times: number) => Promise<boolean>
  /** Where in the picture, 0 to 1 each way. */
  readonly focusAt: (place: Place) => Promise<boolean>
}

/** Kept with the camera, so that it is the same on the next screen. */
export interface LensState {
  readonly isLit: boolean
  readonly times: number
}

export interface Place {
  readonly x: number
  readonly y: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/** The picture covers its window: what does not fit is cropped, the same on both sides. */
export function placeInPicture(at: Place, box: Size, picture: Size): Place {
  const scale = Math.max(box.width / picture.width, box.height / picture.height)
  const along = (offset: number, shown: number, whole: number) =>
    Math.min(1, Math.max(0, (offset - shown / 2) / (scale * whole) + 0.5))
  return {
    x: along(at.x, box.width, picture.width),
    y: along(at.y, box.height, picture.height),
  }
}

/** Not yet in the DOM's types. */
interface Abilities {
  readonly torch?: boolean
  readonly zoom?: { readonly min: number; readonly max: number }
  readonly focusMode?: readonly string[]
  readonly pointsOfInterest?: unknown
}

interface Wish {
  readonly torch?: boolean
  readonly zoom?: number
  readonly focusMode?: string
  readonly pointsOfInterest?: readonly Place[]
}

export function lensOf(track: MediaStreamTrack | undefined): Lens {
  const abilities = (track?.getCapabilities?.() ?? {}) as Abilities
  const modes = abilities.focusMode ?? []
  let refocusing: ReturnType<typeof setTimeout> | undefined
  let state: LensState = { isLit: false, times: 1 }
  const wish = async (wished: Wish, then: Partial<LensState> = {}) => {
    try {
      await track?.applyConstraints({ advanced: [wished as MediaTrackConstraintSet] })
    } catch {
      // Told, and yet not done: some torches are the flash of another app.
      return false
    }
    state = { ...state, ...then }
    return true
  }
  if (modes.includes('continuous')) void wish({ focusMode: 'continuous' })
  return {
    hasTorch: abilities.torch === true,
    zooms: zoomsWithin(abilities.zoom),
    canFocus: modes.includes('single-shot') && 'pointsOfInterest' in abilities,
    now: () => state,
    light: (on) => wish({ torch: on }, { isLit: on }),
    zoom: (times) => wish({ zoom: times }, { times }),
    focusAt: async (place) => {
      clearTimeout(refocusing)
      // The next label lies elsewhere.
      if (modes.includes('continuous'))
        refocusing = setTimeout(() => void wish({ focusMode: 'continuous' }), staysFocusedMs)
      return wish({ focusMode: 'single-shot', pointsOfInterest: [place] })
    },
  }
}

const staysFocusedMs = 4000

/** More than four times only shows noise. */
const offered = [1, 2, 4]

function zoomsWithin(range: Abilities['zoom']): readonly number[] {
  if (!range) return []
  const within = offered.filter((times) => times >= range.min && times <= range.max)
  return within.length > 1 ? within : []
}
