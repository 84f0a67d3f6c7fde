/** The way of a box as a customer sees it: fewer steps than the floor's, and none that says more than was witnessed. */
import type { CustomerBox, CustomerView, Instant } from '@milepost/domain'

/** A label moves nothing, so it is no step here; the carrier's first scan shows that it was handed over. */
export const shownSteps = [
  'ordered',
  'picked',
  'packed',
  'handed-over',
  'in-transit',
  'out-for-delivery',
  'delivered',
] as const
export type ShownStep = (typeof shownSteps)[number]

export interface Progress {
  readonly step: ShownStep
  readonly state: 'done' | 'next' | 'open'
  readonly at: Instant | undefined
}

export function progressOf(box: Pick<CustomerBox, 'steps'>, isOver: boolean): readonly Progress[] {
  const done = shownSteps.map((step) => doneStep(box, step))
  const next = isOver ? undefined : done.find(({ isDone }) => !isDone)?.step
  return done.map(({ step, isDone, at }) => ({
    step,
    state: isDone ? 'done' : step === next ? 'next' : 'open',
    at,
  }))
}

function doneStep({ steps }: Pick<CustomerBox, 'steps'>, step: ShownStep) {
  const told = steps.filter(({ step: of, done }) => done && (of === step || proves(of, step)))
  const times = told.flatMap(({ at }) => (at === undefined ? [] : [at]))
  return { step, isDone: told.length > 0, at: times.length > 0 ? Math.min(...times) : undefined }
}

const proves = (of: string, step: ShownStep): boolean => step === 'handed-over' && of === 'accepted'

/** Before anything is in a box, the order itself has a way to go. */
export function progressOfOrder(view: CustomerView, isOver: boolean): readonly Progress[] {
  return progressOf({ steps: [{ step: 'ordered', done: true, at: view.placedAt }] }, isOver)
}

/** Nothing more will happen on the way to the customer. */
export const isOver = ({ headline }: CustomerView): boolean =>
  headline.kind === 'delivered' || headline.kind === 'cancelled' || headline.kind === 'returning'
