import type { HandedIn } from '@milepost/contract'
import { as } from '@milepost/domain'
import { expect, test } from 'vitest'
import { handInOf, verdictsIn } from './hand-in.ts'
import { numbered } from './mint.ts'
import { envelopeOf } from './rescue.ts'
import { scanDraft, testRandom } from './testing.ts'

const envelopes = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    envelopeOf(numbered(scanDraft(at + 1))({ epoch: as('epoch-1'), seq: at + 1 })),
  )

test('QR9: no more than 200 are handed in at once, from the front', () => {
  const all = envelopes(250)

  const { events } = handInOf(all, testRandom())

  expect(events).toEqual(all.slice(0, 200))
})

test('QR10: what does not judge every scan of this batch is no answer', () => {
  const sent = handInOf(envelopes(2), testRandom())
  const verdicts = sent.events.map(({ event: { id } }) => ({ id, fate: 'accepted' as const }))
  const said = (answer: HandedIn | string, status = 200) =>
    verdictsIn({ status, text: typeof answer === 'string' ? answer : JSON.stringify(answer) }, sent)

  expect(said({ batch: sent.batch, verdicts })).toEqual(verdicts)
  expect(said({ batch: sent.batch, verdicts: verdicts.slice(1) })).toBeUndefined()
  expect(said({ batch: 'another-batch', verdicts })).toBeUndefined()
  expect(said({ batch: sent.batch, verdicts }, 502)).toBeUndefined()
  expect(said('<html>')).toBeUndefined()
  expect(verdictsIn(undefined, sent)).toBeUndefined()
})
