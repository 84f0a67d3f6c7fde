/** Pictures and the engine out of bytes, for whoever has files and no camera. Not for the scanner's bundle. */
import { convertIndexedToRgb, decode as decodePng, type DecodedPng } from 'fast-png'
import { decode as decodeJpeg } from 'jpeg-js'
import { prepareZXingModule } from 'zxing-wasm/reader'
import { greyOf, type Picture } from './picture.ts'
import { zxingReader, type Reader } from './zxing.ts'

/** Throws, with the reason, on what is no picture. */
export function pictureFrom(bytes: Uint8Array): Picture {
  if (startsWith(bytes, [0xff, 0xd8])) return greyOf(decodeJpeg(bytes, jpegLimits))
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47])) return greyOf(fourBytesAPixel(pngFrom(bytes)))
  if (bytes.length === 0) throw new Error('the file is empty')
  throw new Error('neither JPEG nor PNG')
}

export async function readerFrom(wasmBinary: Uint8Array<ArrayBuffer>): Promise<Reader> {
  const overrides = { wasmBinary }
  return zxingReader(await prepareZXingModule({ overrides, fireImmediately: true }))
}

/** A small file may say that it is a picture larger than the memory. */
const mostMegapixels = 100

function pngFrom(bytes: Uint8Array): DecodedPng {
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pixels = bytes.length < 24 ? 0 : header.getUint32(16) * header.getUint32(20)
  if (pixels > mostMegapixels * 1e6) throw new Error(`larger than ${mostMegapixels} megapixels`)
  return decodePng(bytes)
}

const jpegLimits = {
  useTArray: true,
  maxMemoryUsageInMB: 1024,
  maxResolutionInMP: mostMegapixels,
} as const

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/** PNG has one to four values a pixel, of 1 to 16 bits each, or a palette. */
function fourBytesAPixel(png: DecodedPng) {
  const { width, height } = png
  const values = png.palette ? convertIndexedToRgb(png) : png.data
  const count = values.length / (width * height)
  const most = png.palette ? 255 : 2 ** png.depth - 1
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    for (let part = 0; part < 3; part += 1) {
      const value = values[pixel * count + (count < 3 ? 0 : part)] ?? 0
      data[pixel * 4 + part] = (value / most) * 255
    }
    const alpha = count === 2 || count === 4 ? values[pixel * count + count - 1] : undefined
    if (alpha !== undefined) data[pixel * 4 + 3] = (alpha / most) * 255
  }
  return { width, height, data }
}
