import { hashOf } from '@milepost/contract'
import { as } from '@milepost/domain'
import { assert, property, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { fromBase32, toBase32 } from './base32.ts'
import type { HeldScan } from './held-scan.ts'
import { numbered } from './mint.ts'
import { packScans, type Packer, unpackScans } from './rescue.ts'
import { missingIn, seriesIn, type TakingIn, withLine } from './taking-in.ts'
import { scanDraft } from './testing.ts'

const dock = { device: as<never>('device-1'), name: 'Dock 1' }

/** Stands for deflate. */
const packer: Packer = {
  pack: async (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)),
  unpack: async (bytes) => String.fromCharCode(...bytes),
}

const scans = (count: number): readonly HeldScan[] =>
  Array.from({ length: count }, (_, at) =>
    numbered(scanDraft(at + 1))({ epoch: as('epoch-1'), seq: at + 1 }),
  )

const taken = (lines: readonly string[]): TakingIn => {
  let taking: TakingIn | undefined
  for (const line of lines) ({ taking } = withLine(taking, line))
  if (!taking) throw new Error('nothing was taken in')
  return taking
}

test('QR1: what waits comes out on the other side as it was, each scan fitting its hash', async () => {
  const waiting = scans(60)

  const rescued = await unpackScans(taken(await packScans(dock, waiting, packer)), packer)

  expect(rescued).toMatchObject({ device: 'device-1', name: 'Dock 1', altered: 0 })
  expect(rescued?.envelopes.map(({ event }) => event)).toEqual(waiting.map(({ event }) => event))
  expect(rescued?.envelopes.every(({ event, hash }) => hashOf(event) === hash)).toBe(true)
})

test('QR2: parts may come in any order and repeat; which are missing is known at all times', async () => {
  const lines = await packScans(dock, scans(60), packer)
  const [first = '', second = '', ...rest] = lines
  const shuffled = [...rest, ...rest.toReversed(), second]

  const almost = taken(shuffled)
  const all = taken([...shuffled, first, second])

  expect(lines.length).toBeGreaterThan(4)
  expect(missingIn(almost)).toEqual([1])
  expect(await unpackScans(almost, packer)).toBeUndefined()
  expect((await unpackScans(all, packer))?.envelopes).toHaveLength(60)
  expect(withLine(all, first).took).toBe('known')
})

test('QR3: the same scans are the same series, so a series shown twice is one', async () => {
  const once = await packScans(dock, scans(20), packer)

  expect(await packScans(dock, scans(20), packer)).toEqual(once)
  expect(await packScans(dock, [], packer)).toEqual([])
})

test('QR4: a misread part is not taken for a part, wherever the slip is', async () => {
  const [line = ''] = await packScans(dock, scans(3), packer)
  const slips = line.split('').map((letter, at) => {
    const other = letter === 'B' ? 'C' : letter === '1' ? '2' : 'B'
    return line.slice(0, at) + other + line.slice(at + 1)
  })

  const took = slips.map((slip) => withLine(undefined, slip).took)

  expect(new Set(took.slice(4))).toEqual(new Set(['damaged']))
  expect(withLine(undefined, 'https://example.com').took).toBe('not-ours')
})

test('QR5: every part fits a QR that a phone reads off another, in its tightest set of letters', async () => {
  const lines = await packScans(dock, scans(50), packer)

  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(938)
  for (const line of lines) expect(line).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
})

test('QR6: another series begins anew, as after more scans on the device that shows it', async () => {
  const before = taken(await packScans(dock, scans(3), packer))
  const [line = ''] = await packScans(dock, scans(4), packer)

  const { taking, took } = withLine(before, line)

  expect(took).toBe('new')
  expect(taking?.series).not.toBe(before.series)
})

test('QR7: a file may hold the scans of several devices, and words around them', async () => {
  const other = { device: as<never>('device-2'), name: 'Dock 2' }
  const file = [
    'Scans of Milepost.',
    ...(await packScans(dock, scans(40), packer)),
    ...(await packScans(other, scans(2), packer)),
    '',
  ].join('\r\n')

  const all = await Promise.all(seriesIn(file).map((taking) => unpackScans(taking, packer)))

  expect(all.map((each) => [each?.name, each?.envelopes.length])).toEqual([
    ['Dock 1', 40],
    ['Dock 2', 2],
  ])
})

test('QR8: a scan that does not fit its hash goes on and is counted, for the server to keep', async () => {
  const [scan] = scans(1)
  if (!scan) throw new Error('no scan')
  const bent = { ...scan, hash: '0'.repeat(64) }

  const rescued = await unpackScans(taken(await packScans(dock, [bent], packer)), packer)

  expect(rescued).toMatchObject({ altered: 1, envelopes: [{ hash: bent.hash }] })
})

test('QR1: any bytes survive their spelling', () => {
  assert(
    property(uint8Array(), (bytes) => {
      expect([...(fromBase32(toBase32(bytes)) ?? [])]).toEqual([...bytes])
    }),
  )
})

test('QR14: a row that nobody could read on the other side stays, and the others leave', async () => {
  const [first, second, third] = scans(3)
  if (!first || !second || !third) throw new Error('three scans')
  const id = as<never>('no id at all %')
  const bad = { ...second, id, event: { ...second.event, id } }

  const rescued = await unpackScans(
    taken(await packScans(dock, [first, bad, third], packer)),
    packer,
  )

  expect(rescued?.envelopes.map(({ event }) => event.id)).toEqual([first.id, third.id])
  expect(await packScans(dock, [bad], packer)).toEqual([])
})
