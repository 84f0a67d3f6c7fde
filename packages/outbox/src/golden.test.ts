/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import {
  type HandedIn,
  type HandIn,
  type Pulled,
  type Pushed,
  readEnrolled,
  readRescuePack,
  type TokenAsked,
  type TokenGiven,
} from '@milepost/contract'
import { canonical, type DeviceEvent } from '@milepost/domain'
import { describe, expect, test } from 'vitest'
import { withAccess } from './access.ts'
import { verdictsIn } from './hand-in.ts'
import { draftOf, numbered } from './mint.ts'
import { batchOf } from './push-batch.ts'
import { pulledIn, pushedIn } from './read-answer.ts'
import type { ScanIntent } from './scan-intent.ts'
import { testClock } from './testing.ts'

const folder = new URL('../../contract/golden/', import.meta.url)
const golden = new URL('v1/', folder)
const textOf = (name: string, version = 'v1') =>
  readFileSync(new URL(`${version}/${name}`, folder), 'utf8')
const read = (name: string, version?: string) => JSON.parse(textOf(name, version)) as unknown
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

/** What a server of each version answered, as this device takes it. */
describe.each(readdirSync(folder))('%s', (version) => {
  const answer = (name: string) => ({ status: 200, text: textOf(name, version) })

  test('B7: the answer to a push is taken whole', () => {
    const told = read('pushed.json', version) as Pushed

    const taken = pushedIn(answer('pushed.json'), {
      batch: told.batch,
      ids: told.verdicts.map(({ id }) => id),
    })

    expect(taken).toEqual(told)
  })

  test('B7: a page of work is taken whole, every document of it', () => {
    const told = read('pulled.json', version) as Pulled

    const taken = pulledIn(answer('pulled.json'), told.ask ?? '')

    expect(taken).toEqual(told)
    expect(taken?.changes.length).toBeGreaterThan(4)
  })

  test('B7: the answer to a hand-in is taken whole', () => {
    const sent = read('hand-in.json', version) as HandIn
    const told = read('handed-in.json', version) as HandedIn
    const judged = new Set<string>(told.verdicts.map(({ id }) => id))
    const events = sent.events.filter(({ event }) => judged.has(event.id))

    expect(verdictsIn(answer('handed-in.json'), { ...sent, events })).toEqual(told.verdicts)
  })

  test('B7: a rescued queue is taken whole', () => {
    const told = read('rescue-pack.json', version)

    expect(readRescuePack(told)).toEqual(told)
  })

  test('B7: with what it was told at joining, a device gets its token, and takes it', async () => {
    const enrolled = readEnrolled(read('enrolled.json', version))
    const asked = read('token-asked.json', version) as TokenAsked
    const told = read('token-given.json', version) as TokenGiven
    if (!enrolled) throw new Error('nothing was read')
    const signed: string[] = []
    const ask = withAccess({
      device: async () => enrolled.device,
      sign: async (text) => {
        signed.push(text)
        return asked.signature
      },
      read: async () => ({ device: enrolled.device, challenge: enrolled.challenge }),
      keep: async () => undefined,
      askForToken: async (body) => {
        expect(JSON.parse(body)).toEqual(asked)
        return answer('token-given.json')
      },
      clock: testClock(),
    })

    const shown = await ask(async (token) => ({ status: 200, text: token }))

    expect(shown?.text).toBe(told.token)
    expect(signed).toEqual([`milepost token\n${asked.device}\n${asked.challenge}`])
  })
})
