/** Deflate, as browsers have it. */
import type { Packer } from '@milepost/outbox'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

export const packer: Packer = {
  pack: async (text) => new Uint8Array(deflateRawSync(text)),
  unpack: async (bytes) => {
    try {
      return inflateRawSync(bytes).toString()
    } catch {
      // Not deflate at all.
      return undefined
    }
  },
}
