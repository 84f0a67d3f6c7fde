/** Whether bytes are a picture as our app makes them: a whole JPEG of sane size that carries nothing but the picture. */
export type NotOurJpeg = 'not-a-jpeg' | 'carries-metadata' | 'too-many-pixels'

const longestSide = 4096
const [startOfImage, endOfImage, startOfScan, app1, comment] = [0xd8, 0xd9, 0xda, 0xe1, 0xfe]

/** Undefined when it is. Walks the segments before the picture; where and when it was taken would stand there. */
export function whyNotOurJpeg(bytes: Uint8Array): NotOurJpeg | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8 || view.getUint16(0) !== 0xff00 + startOfImage) return 'not-a-jpeg'
  if (view.getUint16(bytes.length - 2) !== 0xff00 + endOfImage) return 'not-a-jpeg'
  let hasFrame = false
  for (let at = 2; at + 4 <= bytes.length;) {
    const [mark, marker] = [view.getUint8(at), view.getUint8(at + 1)]
    const length = view.getUint16(at + 2)
    if (mark !== 0xff || length < 2) return 'not-a-jpeg'
    if (marker === startOfScan) return hasFrame ? undefined : 'not-a-jpeg'
    if ((marker >= app1 && marker <= 0xef && marker !== 0xe2) || marker === comment)
      return 'carries-metadata'
    if (isFrame(marker)) {
      if (at + 9 > bytes.length) return 'not-a-jpeg'
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      if (Math.max(height, width) > longestSide) return 'too-many-pixels'
      hasFrame = height > 0 && width > 0
    }
    at += 2 + length
  }
  return 'not-a-jpeg'
}

/** Start-of-frame markers; the four between them say other things. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
