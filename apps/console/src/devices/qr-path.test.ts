import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { qrPath } from './qr-path.ts'

test('the bars of the path are the dark squares of the code, no more and no fewer', () => {
  const text = 'https://milepost.example/scan/?enrol=ABCD2345'
  const { data } = encode(text, { ecc: 'M', border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])))

  const bars = [...qrPath(text).path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)]

  const drawn = bars.flatMap(([, x, y, width]) =>
    Array.from({ length: Number(width) }, (_, at) => `${Number(x) + at} ${y}`),
  )
  expect(drawn).toEqual(dark)
  expect(qrPath(text).size).toBe(data.length)
})
