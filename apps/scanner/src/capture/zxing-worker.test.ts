import { lookAt, type Found } from '@milepost/decode'
import { expect, test } from 'vitest'
import type { DecodeAnswer, DecodeRequest } from './decode-worker.ts'
import type { Frame } from './frame.ts'
import { zxingWorker } from './zxing-worker.ts'

test('A1: a decoder that dies answers what waits, and says so', async () => {
  const { decoder, worker } = await readyDecoder()
  const waits = decoder.decode(frame())

  worker.fails()

  expect(await waits).toEqual({ found: [] })
  await expect(decoder.died).resolves.toBeUndefined()
  expect(worker.ended).toBe(true)
})

test('A1: a dead decoder finds nothing, and keeps no picture', async () => {
  const { decoder, worker } = await readyDecoder()
  worker.fails()
  const late = frame()

  const { found } = await decoder.decode(late)

  expect(found).toEqual([])
  expect(late.image).toHaveProperty('closed', true)
  expect(worker.asked).toEqual([])
})

test('A1: a picture that cannot be handed over is closed, and the next one is looked at', async () => {
  const { decoder, worker } = await readyDecoder()
  const stuck = frame()

  worker.takesNone = true
  const lost = await decoder.decode(stuck)
  worker.takesNone = false
  const next = decoder.decode(frame())
  worker.says({ ticket: 2, found: [mug] })

  expect(lost.found).toEqual([])
  expect(stuck.image).toHaveProperty('closed', true)
  expect(await next).toMatchObject({ found: [mug] })
})

test('A1: each picture gets its own answer, whichever comes first', async () => {
  const { decoder, worker } = await readyDecoder()
  const first = decoder.decode(frame())
  const second = decoder.decode(frame())

  worker.says({ ticket: 2, found: [mug] })
  worker.says({ ticket: 1, found: [] })

  expect(await first).toMatchObject({ found: [] })
  expect(await second).toMatchObject({ found: [mug] })
})

test('A1: a decoder that cannot start is refused, and its worker ended', async () => {
  const worker = fakeWorker()
  const starting = zxingWorker(worker)

  worker.fails()

  await expect(starting).rejects.toThrow('out of memory')
  expect(worker.ended).toBe(true)
})

const mug: Found = {
  reading: { text: '9520000000097', symbology: 'ean-13' },
  corners: [],
  cut: false,
}

function frame(): Frame {
  const image = { closed: false, close: () => void (image.closed = true) }
  return { image: image as unknown as ImageBitmap, look: lookAt(0) }
}

async function readyDecoder() {
  const worker = fakeWorker()
  const starting = zxingWorker(worker)
  worker.says({ ready: true })
  return { decoder: await starting, worker }
}

/** The browser's worker, as far as the decoder uses it. */
function fakeWorker() {
  const target = new EventTarget()
  const asked: DecodeRequest[] = []
  const fake = Object.assign(target, {
    asked,
    ended: false,
    takesNone: false,
    postMessage: (request: DecodeRequest) => {
      if (fake.takesNone) throw new DOMException('cannot be cloned', 'DataCloneError')
      asked.push(request)
    },
    terminate: () => void (fake.ended = true),
    says: (data: DecodeAnswer) => void target.dispatchEvent(new MessageEvent('message', { data })),
    fails: () =>
      void target.dispatchEvent(Object.assign(new Event('error'), { message: 'out of memory' })),
  })
  return fake as typeof fake & Worker
}
