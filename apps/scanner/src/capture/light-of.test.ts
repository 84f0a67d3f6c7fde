import { expect, test } from 'vitest'
import { lightOf } from './light-of.ts'

/** Two rows of three, each row with a byte of padding behind it, and colours after them. */
function frame(about: Partial<Parameters<typeof lightOf>[0]> = {}): VideoFrame {
  const bytes = Uint8Array.of(16, 126, 235, 99, 0, 255, 16, 99, 7, 7)
  return {
    format: 'NV12',
    visibleRect: { width: 3, height: 2 },
    displayWidth: 3,
    displayHeight: 2,
    colorSpace: { fullRange: false },
    allocationSize: () => bytes.length,
    copyTo: async (into: Uint8Array) => {
      into.set(bytes)
      return await Promise.resolve([
        { offset: 0, stride: 4 },
        { offset: 8, stride: 2 },
      ])
    },
    ...about,
  } as unknown as VideoFrame
}

test('A1: video keeps black at 16 and white at 235; a picture has them at 0 and 255', async () => {
  const picture = await lightOf(frame())

  expect(picture).toEqual({ width: 3, height: 2, grey: Uint8Array.of(0, 128, 255, 0, 255, 0) })
})

test('A1: what says that it uses the whole range is taken as it is', async () => {
  const colorSpace = { fullRange: true } as VideoColorSpace

  expect((await lightOf(frame({ colorSpace })))?.grey).toEqual(
    Uint8Array.of(16, 126, 235, 0, 255, 16),
  )
})

test.each<[string, Parameters<typeof frame>[0]]>([
  ['tells colours only', { format: 'RGBA' }],
  ['lies in the graphics card', { format: null }],
  ['is shown upright', { displayWidth: 2, displayHeight: 3 }],
  ['is shown upside down', { rotation: 180 }],
  ['is shown as in a mirror', { flip: true }],
])('A1: a frame that %s is drawn instead', async (_what, about) => {
  expect(await lightOf(frame(about))).toBeUndefined()
})
