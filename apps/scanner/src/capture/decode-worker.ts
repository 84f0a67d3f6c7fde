/** Decodes off the main thread with zxing-wasm, from our own copy of its WebAssembly. */
import {
  foundIn,
  greyOf,
  lookAt,
  showsTooFine,
  zxingReader,
  type Picture,
  type Reader,
} from '@milepost/decode'
import { prepareZXingModule } from 'zxing-wasm/reader'
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url'
import type { Glimpse } from './decoder.ts'
import { type Frame, sizeOf } from './frame.ts'
import { lightOf } from './light-of.ts'

export interface DecodeRequest extends Frame {
  readonly ticket: number
}

export type DecodeAnswer =
  | { readonly ready: true }
  | ({ readonly ticket: number } & Glimpse)
  | { readonly failed: string }

const canvas = new OffscreenCanvas(1, 1)
const reader = start()

self.addEventListener('message', ({ data }: MessageEvent<DecodeRequest>) => {
  // A picture that cannot be read has no code in it; the next one comes at once.
  seenIn(data).then(
    (glimpse) => post({ ticket: data.ticket, ...glimpse }),
    () => post({ ticket: data.ticket, found: [] }),
  )
})

reader.then(
  () => post({ ready: true }),
  (reason: unknown) => post({ failed: String(reason) }),
)

/** The first decode costs a fifth of a second: it is spent on an empty picture, before anybody waits. */
async function start(): Promise<Reader> {
  const module = await prepareZXingModule({
    overrides: { locateFile: () => wasm },
    fireImmediately: true,
  })
  const read = zxingReader(module)
  const empty = { width: 64, height: 64, grey: new Uint8Array(64 * 64) }
  for (let count = 0; count < 4; count += 1) foundIn(empty, lookAt(count), read)
  return read
}

async function seenIn({ image, look }: Frame): Promise<Glimpse> {
  const picture = await pictureOf(image)
  const found = foundIn(picture, look, await reader)
  return { found, tooFine: found.length === 0 && showsTooFine(picture, look) }
}

async function pictureOf(image: Frame['image']): Promise<Picture> {
  try {
    // A browser that does not hand its bytes out can still draw them.
    const light = 'codedWidth' in image ? await lightOf(image).catch(() => undefined) : undefined
    return light ?? drawn(image)
  } finally {
    image.close()
  }
}

function drawn(image: Frame['image']): Picture {
  const { width, height } = sizeOf(image)
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no 2d canvas in a worker')
  context.drawImage(image, 0, 0)
  return greyOf(context.getImageData(0, 0, width, height))
}

function post(answer: DecodeAnswer): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has one reader
  self.postMessage(answer)
}
