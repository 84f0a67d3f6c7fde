import { as, type EventId, type Finding } from '@milepost/domain'
import { expect, test } from 'vitest'
import { whyOf } from './why-of.ts'

test.each([
  ['e-1', ['e-1', 'e-2']],
  ['e-0', ['e-1', 'e-2', 'e-0']],
])('a last proof of %s stands once among what implies the step', (lastProof, events) => {
  const impliedBy = ['e-1', 'e-2'].map((id) => as<EventId>(id))
  const evidence = { rule: 'MS1', impliedBy, lastProof: as<EventId>(lastProof), devices: [] }

  const why = whyOf({ evidence } as Partial<Finding> as Finding)

  expect(why).toEqual({ rule: 'MS1', events })
})
