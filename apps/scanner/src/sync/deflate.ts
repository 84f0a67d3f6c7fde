/** Packs text as small as the browser can: five scans then fit where one did. */
import type { Packer } from '@milepost/outbox'

/** A hundred thousand scans are less. What unpacks to more is no queue of ours. */
const mostBytes = 64 * 1024 * 1024

export const deflate: Packer = {
  pack: async (text) => {
    const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
    return new Uint8Array(await new Response(stream).arrayBuffer())
  },
  unpack: async (bytes) => {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    const parts: Uint8Array<ArrayBuffer>[] = []
    let length = 0
    try {
      for await (const part of chunksOf(stream)) {
        parts.push(part)
        length += part.length
        if (length > mostBytes) return undefined
      }
    } catch {
      // Not deflate at all: the caller says that it is no queue.
      return undefined
    }
    return await new Blob(parts).text()
  },
}

/** Not every browser can walk a stream by itself. */
async function* chunksOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}
