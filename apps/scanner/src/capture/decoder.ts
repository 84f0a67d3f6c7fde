/** What looks at a picture and says which codes are in it. Which engine does it, the camera need not know. */
import type { Reading } from '@milepost/barcode'
import { zxingWorker } from './zxing-worker.ts'

export interface Decoder {
  decode(frame: Frame): Promise<readonly Found[]>
  close(): void
  /** Resolves when the engine has failed for good. An engine that cannot die has none. */
  readonly died?: Promise<void>
}

/** A picture and how to look at it. Whoever decodes it also closes it. */
export interface Frame {
  readonly image: ImageBitmap
  readonly look: Look
}

/** Each try looks at the picture another way: what one way misses, the next may read. */
export interface Look {
  /** The part in the middle, the whole picture, or the picture turned by so many degrees. */
  readonly way: 'middle' | 'whole' | 'turned'
  readonly degrees?: number
  /** Light on dark. */
  readonly inverted: boolean
}

export interface Found {
  readonly reading: Reading
  /** In parts of the whole picture, 0 to 1. */
  readonly corners: readonly Point[]
  /** It touches the edge of what was looked at, so it may go on beyond. */
  readonly cut: boolean
}

export interface Point {
  readonly x: number
  readonly y: number
}

/**
 * The middle saves time; a turned code does not fit into it, so it is never the only view (decode.md 8.3). Linear
 * codes read within ten degrees of the level and the upright; three turns close the gaps between.
 */
export function lookAt(count: number): Look {
  const inverted = count % 8 === 7
  if (count % 3 === 0) return { way: 'middle', inverted }
  if (count % 3 === 1) return { way: 'whole', inverted }
  return { way: 'turned', degrees: 22.5 * (1 + (Math.floor(count / 3) % 3)), inverted }
}

/** WebAssembly first; where it cannot start, a slower engine that reads less. */
export async function startDecoder(): Promise<Decoder> {
  try {
    return await zxingWorker()
  } catch {
    const { scriptDecoder } = await import('./script-decoder.ts')
    return scriptDecoder()
  }
}
