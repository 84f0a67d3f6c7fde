/** The decoder's worker as a `Decoder`: one picture at a time goes in, what is in it comes out. */
import type { DecodeAnswer, DecodeRequest } from './decode-worker.ts'
import type { Decoder, Found } from './decoder.ts'

export async function zxingWorker(): Promise<Decoder> {
  const worker = new Worker(new URL('decode-worker.ts', import.meta.url), { type: 'module' })
  try {
    await started(worker)
  } catch (reason) {
    worker.terminate()
    throw reason
  }
  return decoderOver(worker)
}

function started(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.addEventListener('message', function first({ data }: MessageEvent<DecodeAnswer>) {
      worker.removeEventListener('message', first)
      if ('failed' in data) reject(new Error(data.failed))
      else resolve()
    })
    worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true })
  })
}

function decoderOver(worker: Worker): Decoder {
  const waiting = new Map<number, (found: readonly Found[]) => void>()
  let tickets = 0
  worker.addEventListener('message', ({ data }: MessageEvent<DecodeAnswer>) => {
    if (!('ticket' in data)) return
    waiting.get(data.ticket)?.(data.found)
    waiting.delete(data.ticket)
  })
  return {
    decode: ({ image, look }) =>
      new Promise((resolve) => {
        const ticket = (tickets += 1)
        waiting.set(ticket, resolve)
        worker.postMessage({ ticket, image, look } satisfies DecodeRequest, [image])
      }),
    close: () => {
      worker.terminate()
      for (const resolve of waiting.values()) resolve([])
    },
  }
}
