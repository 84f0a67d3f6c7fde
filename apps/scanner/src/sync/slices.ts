/** Acks in small transactions: a scan waits for the one that runs, and goes before the next. */
import type { OutboxStore, Settlement } from '@milepost/outbox'

const mostAcks = 16

/**
 * Only acks can be taken apart: one that is stored without the next is as if the batch had been smaller. Whatever else an
 * answer changes is one transaction. The last part tells how far the server has come.
 */
export function inSlices(settle: OutboxStore['settle']): OutboxStore['settle'] {
  return async (settlement) => {
    const { promise, resolve } = Promise.withResolvers<void>()
    settling = promise
    try {
      for (const slice of slicesOf(settlement)) if (!(await settle(slice))) return false
      return true
    } finally {
      settling = undefined
      resolve()
    }
  }
}

let settling: Promise<void> | undefined

/** Undefined while no batch is being acked. */
export const settled = (): Promise<void> | undefined => settling

function slicesOf(settlement: Settlement): readonly Settlement[] {
  const { acked } = settlement
  if (!isMereAcks(settlement)) return [settlement]
  const parts = Array.from({ length: Math.ceil(acked.length / mostAcks) || 1 }, (_, at) =>
    acked.slice(at * mostAcks, (at + 1) * mostAcks),
  )
  return parts.map((part, at) =>
    at === parts.length - 1
      ? { ...settlement, acked: part }
      : { ...notYet(settlement), acked: part },
  )
}

const isMereAcks = (settlement: Settlement) =>
  settlement.setAside.length + settlement.wanted.length + (settlement.decided ?? []).length === 0 &&
  settlement.renumber === undefined &&
  (settlement.serverEpoch === undefined || settlement.serverEpoch === settlement.madeUnder)

const notYet = (settlement: Settlement): Settlement => ({
  ...settlement,
  ackedThrough: [],
  durableThrough: [],
  forgetBefore: 0,
})
