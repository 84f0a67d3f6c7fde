import { expect, test } from 'vitest'
import { onceOf, type Arrival, type Channel, type Recent } from './once.ts'

test('A5: one trigger pull that comes as keys and as a picture counts once (field A9)', () => {
  const counted = countedOf([
    came('4006381333931', 'wedge', 0),
    came('4006381333931', 'camera', 700),
  ])

  expect(counted).toEqual(['wedge'])
})

test('A5: one trigger pull that comes over a cable and as keys counts once', () => {
  const counted = countedOf([
    came('4006381333931', 'attached', 0),
    came('4006381333931', 'wedge', 900),
    came('4006381333931', 'attached', 1400),
  ])

  expect(counted).toEqual(['attached', 'attached'])
})

test('A5: two listeners that hear the same keys count once (field A9)', () => {
  const counted = countedOf([came('4354210', 'wedge', 0), came('4354210', 'wedge', 12)])

  expect(counted).toEqual(['wedge'])
})

test('A5: a second pull on a second identical item counts (field A15)', () => {
  const counted = countedOf([came('4354210', 'wedge', 0), came('4354210', 'wedge', 450)])

  expect(counted).toEqual(['wedge', 'wedge'])
})

test('A5: a channel that loses separators or adds a leading zero still reports the same pull', () => {
  const lot = countedOf([came('0109521\x1d21SN', 'camera', 0), came('010952121SN', 'wedge', 200)])
  const upc = countedOf([came('0012345678905', 'camera', 0), came('012345678905', 'wedge', 200)])

  expect([lot, upc]).toEqual([['camera'], ['camera']])
})

test('A5: other codes in between do not let an echo through', () => {
  const counted = countedOf([
    came('AAAA', 'wedge', 0),
    came('BBBB', 'wedge', 300),
    came('AAAA', 'camera', 600),
  ])

  expect(counted).toEqual(['wedge', 'wedge'])
})

test('A5: what a person types twice was meant twice', () => {
  const counted = countedOf([came('AAAA', 'manual', 0), came('AAAA', 'manual', 100)])

  expect(counted).toEqual(['manual', 'manual'])
})

const came = (text: string, how: Channel, at: number): Arrival => ({
  reading: { text, symbology: 'unknown' },
  how,
  at,
})

function countedOf(arrivals: readonly Arrival[]): readonly Channel[] {
  let recent: Recent = []
  return arrivals
    .filter((arrival) => {
      const { counts, recent: after } = onceOf(recent, arrival)
      recent = after
      return counts
    })
    .map(({ how }) => how)
}
