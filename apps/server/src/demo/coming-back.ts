/** What customers of the demo shop send back: announced, and not at the dock yet, so that Returns has something to try. */
import type { Return } from './tale.ts'
import { upsNumber } from './tracking.ts'

const comingBack = (reference: string, reason: string): Return => ({
  reference,
  reason,
  label: { carrier: 'ups', number: upsNumber(reference, 9) },
})

export const demoReturns: readonly Return[] = [
  comingBack('DEMO-RET-1', 'too small'),
  comingBack('DEMO-RET-2', 'arrived damaged'),
]
