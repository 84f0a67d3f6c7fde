/** Orders as customers see them, at each stage. */
import {
  steps,
  type CustomerBox,
  type CustomerHeadline,
  type CustomerLine,
  type CustomerView,
  type Instant,
  type Step,
} from '@milepost/domain'

/** Noon in Denver on Tuesday 24 November 2026. */
export const noon: Instant = Date.UTC(2026, 10, 24, 19)
export const today = '2026-11-24'
const hour = 3_600_000

const ups = { carrier: 'ups', number: '1Z999AA10123456784' }
const items = [
  { name: 'Enamel mug, forest green', units: 2 },
  { name: 'Wool blanket', units: 1 },
]

/** A box that has come this far, a step every four hours, the last of them just now. */
export function boxAt(reached: Step, more: Partial<CustomerBox> = {}): CustomerBox {
  const last = steps.indexOf(reached)
  const isCarried = last >= steps.indexOf('labelled')
  return {
    number: 1,
    ...(isCarried ? { label: ups } : {}),
    items,
    steps: steps.map((step, at) =>
      at <= last ? { step, done: true, at: noon - (last - at) * 4 * hour } : { step, done: false },
    ),
    expected: { by: '2026-11-26' },
    ...more,
  }
}

export function viewWith(
  kind: CustomerHeadline['kind'],
  boxes: readonly CustomerBox[],
  more: Omit<Partial<CustomerView>, 'headline'> & {
    readonly headline?: Partial<CustomerHeadline>
  } = {},
): CustomerView {
  const reached = (step: Step) =>
    boxes.filter((box) => box.steps.some((one) => one.step === step && one.done)).length
  const delivered = reached('delivered')
  const { headline, ...rest } = more
  return {
    reference: '1042',
    placedAt: noon - 40 * hour,
    boxes,
    waiting: [],
    history: boxes.flatMap(linesOf).toSorted((one, other) => one.at - other.at),
    ...rest,
    headline: {
      kind,
      boxes: boxes.length,
      delivered,
      withCarrier: reached('accepted') - delivered,
      expected: { by: '2026-11-26' },
      carriers: reached('labelled') > 0 ? ['ups'] : [],
      ...headline,
    },
  }
}

function linesOf({ number, steps: way, label }: CustomerBox): readonly CustomerLine[] {
  return way.flatMap(({ step, at }) =>
    at === undefined
      ? []
      : [
          {
            at,
            box: number,
            what: step,
            ...(label ? { carrier: label.carrier } : {}),
            ...(step === 'in-transit' ? { place: 'Reno, NV' } : {}),
          },
        ],
  )
}

/** Two boxes there or on the way, the third still in the warehouse, and one item in no box. */
export const splitView: CustomerView = viewWith(
  'partly-delivered',
  [
    boxAt('delivered'),
    boxAt('in-transit', { number: 2, items: [{ name: 'Cast-iron pan, 26 cm', units: 1 }] }),
    boxAt('packed', { number: 3, items: [{ name: 'Oak shelf, 80 cm', units: 2 }] }),
  ],
  { waiting: [{ name: 'Brass hook', units: 6 }] },
)

export const views: Readonly<Record<CustomerHeadline['kind'], CustomerView>> = {
  'ordered': viewWith('ordered', [], { waiting: items }),
  'preparing': viewWith('preparing', [boxAt('picked')]),
  'packed': viewWith('packed', [boxAt('labelled')]),
  'handed-over': viewWith('handed-over', [boxAt('handed-over')], { headline: { withCarrier: 1 } }),
  'on-its-way': viewWith('on-its-way', [boxAt('in-transit')]),
  'out-for-delivery': viewWith('out-for-delivery', [boxAt('out-for-delivery')]),
  'partly-delivered': splitView,
  'delivered': viewWith('delivered', [boxAt('delivered')]),
  'pickup': viewWith('pickup', [
    boxAt('out-for-delivery', { notice: { kind: 'available-for-pickup', since: noon } }),
  ]),
  'attention': viewWith('attention', [
    boxAt('in-transit', { notice: { kind: 'exception', reason: 'address', since: noon } }),
  ]),
  'returning': viewWith('returning', [boxAt('in-transit')]),
  'cancelled': viewWith('cancelled', []),
}
