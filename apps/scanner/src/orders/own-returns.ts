/** What this device's own scans make of a return, on top of what was pulled or of nothing at all. */
import type { DeviceEvent, ReturnId, WorkOrder, WorkReturn } from '@milepost/domain'

export interface ReturnOnFloor {
  readonly back: WorkReturn
  /** Unknown where only a label says whose it may be: the server finds out. */
  readonly order?: WorkOrder
}

export const returnKinds = [
  'return-received',
  'return-inspected',
  'return-decided',
] as const satisfies readonly DeviceEvent['kind'][]
export type ReturnScan = Extract<DeviceEvent, { kind: (typeof returnKinds)[number] }>

export const isReturnScan = (event: DeviceEvent): event is ReturnScan =>
  returnKinds.some((kind) => kind === event.kind)

const returnOf = ({ subject, body }: ReturnScan): ReturnId | undefined =>
  body.return ?? subject.return

/** Its effect added, or taken away. */
export function returnsAfter(
  returns: readonly WorkReturn[],
  event: ReturnScan,
  { by, mayBegin }: { readonly by: 1 | -1; readonly mayBegin: boolean },
): readonly WorkReturn[] {
  const id = returnOf(event)
  const was = returns.find((back) => back.return === id)
  if (id === undefined || (!was && (by < 0 || !mayBegin))) return returns
  const now = by > 0 ? after(was ?? begun(id), event) : before(was ?? begun(id), event)
  const others = returns.filter((back) => back.return !== id)
  return now ? [...others, now] : others
}

/** Returns of which this device knows no order, from its own standing scans alone. */
export const strayReturns = (events: readonly DeviceEvent[]): readonly WorkReturn[] =>
  events
    .filter(isReturnScan)
    .reduce<readonly WorkReturn[]>(
      (returns, event) => returnsAfter(returns, event, { by: 1, mayBegin: true }),
      [],
    )

export const isOpen = ({ state }: WorkReturn): boolean => rankOf[state] < rankOf.decided
export const isHere = ({ state }: WorkReturn): boolean => rankOf[state] >= rankOf.received

const rankOf: Readonly<Record<WorkReturn['state'], number>> = {
  'requested': 0,
  'pickup-scheduled': 1,
  'in-return-transit': 2,
  'received': 3,
  'inspected': 4,
  'decided': 5,
  'released': 6,
}

const begun = (id: ReturnId): WorkReturn => ({ return: id, state: 'requested', units: [] })

const atLeast = (back: WorkReturn, state: WorkReturn['state']): WorkReturn['state'] =>
  rankOf[state] > rankOf[back.state] ? state : back.state

function after(back: WorkReturn, event: ReturnScan): WorkReturn {
  switch (event.kind) {
    case 'return-received': {
      const label = back.label ?? event.body.label
      return { ...back, state: atLeast(back, 'received'), ...(label ? { label } : {}) }
    }
    case 'return-inspected':
      return { ...back, state: atLeast(back, 'inspected'), condition: event.body.condition }
    case 'return-decided':
      return { ...back, state: atLeast(back, 'decided'), decision: event.body.decision }
  }
}

/** Undefined where nothing is left of it: nobody announced it, and it was not received. */
function before(back: WorkReturn, { kind }: ReturnScan): WorkReturn | undefined {
  switch (kind) {
    case 'return-received':
      if (back.units.length === 0 && back.reference === undefined) return undefined
      return back.state === 'received' ? { ...back, state: 'requested' } : back
    case 'return-inspected': {
      const { condition: _condition, ...rest } = back
      return back.state === 'inspected' ? { ...rest, state: 'received' } : rest
    }
    case 'return-decided': {
      const { decision: _decision, ...rest } = back
      if (back.state !== 'decided') return rest
      return { ...rest, state: back.condition === undefined ? 'received' : 'inspected' }
    }
  }
}
