/** What looks at a picture and says which codes are in it. Which engine does it, the camera need not know. */
import type { Found } from '@milepost/decode'
import type { Frame } from './frame.ts'
import { zxingWorker } from './zxing-worker.ts'

export interface Decoder {
  decode(frame: Frame): Promise<Glimpse>
  close(): void
  /** Resolves when the engine has failed for good. An engine that cannot die has none. */
  readonly died?: Promise<void>
}

/** What one look saw. */
export interface Glimpse {
  readonly found: readonly Found[]
  /** A code that is too fine to be read. Only some looks, of some engines, tell. */
  readonly tooFine?: boolean
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
