/** The decoder's worker as a `Decoder`: one picture at a time goes in, what is in it comes out. */
import type { DecodeAnswer, DecodeRequest } from './decode-worker.ts'
import type { Decoder, Glimpse } from './decoder.ts'

export async function zxingWorker(worker = newWorker()): Promise<Decoder> {
  try {
    await started(worker)
  } catch (reason) {
    worker.terminate()
    throw reason
  }
  return decoderOver(worker)
}

const newWorker = () => new Worker(new URL('decode-worker.ts', import.meta.url), { type: 'module' })

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
  const waiting = new Map<number, (glimpse: Glimpse) => void>()
  const died = Promise.withResolvers<void>()
  let tickets = 0
  let isOver = false
  const end = () => {
    isOver = true
    worker.terminate()
    for (const resolve of waiting.values()) resolve(nothing)
    waiting.clear()
  }
  worker.addEventListener('message', ({ data }: MessageEvent<DecodeAnswer>) => {
    if (!('ticket' in data)) return
    waiting.get(data.ticket)?.(data)
    waiting.delete(data.ticket)
  })
  // A worker that failed once may never answer again: whoever waits for it would wait for ever.
  worker.addEventListener('error', () => {
    end()
    died.resolve()
  })
  return {
    decode: ({ image, look }) => {
      if (isOver) {
        image.close()
        return Promise.resolve(nothing)
      }
      return new Promise((resolve) => {
        const ticket = (tickets += 1)
        waiting.set(ticket, resolve)
        try {
          worker.postMessage({ ticket, image, look } satisfies DecodeRequest, [image])
        } catch {
          // What cannot be handed over shows no code; left open it would hold up the camera.
          waiting.delete(ticket)
          image.close()
          resolve(nothing)
        }
      })
    },
    close: end,
    died: died.promise,
  }
}

const nothing: Glimpse = { found: [] }
