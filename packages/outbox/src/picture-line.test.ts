import { hashOfBytes } from '@milepost/contract'
import { assert as holds, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { pictureLine, picturesIn } from './picture-line.ts'
import { seriesIn } from './taking-in.ts'

function picture(bytes: Uint8Array) {
  const own = Uint8Array.from(bytes)
  return { hash: hashOfBytes(own), bytes: own.buffer }
}

test('QR15: a picture comes out of the file as it went in, whatever stands around it', () => {
  holds(
    property(uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
      const carried = picture(bytes)
      const file = ['2 scans of TC-01', pictureLine(carried), ''].join('\r\n')

      expect(picturesIn(file)).toEqual({ pictures: [carried], damaged: 0 })
      expect(seriesIn(file)).toEqual([])
    }),
  )
})

test('QR15: a picture that is not what its name says is none, and spoils no other', () => {
  const good = pictureLine(picture(new Uint8Array([1, 2, 3])))
  const other = pictureLine(picture(new Uint8Array([4, 5, 6, 7])))
  const bent = other.replace(/:[A-Z2-7]/, (start) => (start === ':A' ? ':B' : ':A'))
  const cut = other.slice(0, 73)
  const read = picturesIn([bent, good, cut, 'MPP1:what'].join('\n'))

  expect(read.pictures).toHaveLength(1)
  expect(read.damaged).toBe(3)
})
