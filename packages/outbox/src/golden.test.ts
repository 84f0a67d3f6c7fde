/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { canonical, type DeviceEvent } from '@milepost/domain'
import { expect, test } from 'vitest'
import { draftOf, numbered } from './mint.ts'
import { batchOf } from './push-batch.ts'
import type { ScanIntent } from './scan-intent.ts'
import { testClock } from './testing.ts'

const golden = new URL('../../contract/golden/v1/', import.meta.url)
const read = (name: string) => JSON.parse(readFileSync(new URL(name, golden), 'utf8')) as unknown
const scans = readdirSync(golden)
  .filter((name) => name.startsWith('scan-'))
  .map((name) => read(name) as DeviceEvent)
  .toSorted((a, b) => a.scan.seq - b.scan.seq)

/** What the device does when this is scanned again. */
function madeAgain(event: DeviceEvent) {
  const { id, occurred, scan, kind, subject, body, corrects } = event
  const { epoch, seq, how, raw, clock, ...maker } = scan
  const intent = { kind, subject, body, how, raw, ...(corrects ? { corrects } : {}) } as ScanIntent
  const at = 'at' in occurred ? occurred.at : 0
  return numbered(draftOf(intent, maker, { id, at, clock }))({ epoch, seq })
}

test('B7: a device makes every kind of scan as the released version did, byte for byte', () => {
  expect(scans.length).toBeGreaterThan(10)
  for (const event of scans) expect(canonical(madeAgain(event).event)).toBe(canonical(event))
})

test('B7: a device sends what the released version sent, byte for byte', () => {
  const push = read('push.json') as Record<string, never> & { readonly batch: string }
  const batch = batchOf(
    {
      batch: scans.map(madeAgain),
      waiting: 40,
      oldestWaitingAt: 1_795_536_018_000,
      epochs: [{ epoch: scans[0]?.scan.epoch ?? ('' as never), made: 40, ackedThrough: 0 }],
      serverEpoch: 'life-1',
      unfixedSessions: [],
    },
    {
      clock: testClock(1_795_536_100_000),
      random: () => Uint8Array.from(push.batch.match(/../g) ?? [], (hex) => Number(`0x${hex}`)),
      app: '1.0.0',
      voids: push['voids'] ?? [],
    },
  )

  expect(canonical(JSON.parse(batch.body))).toBe(canonical(push))
})
