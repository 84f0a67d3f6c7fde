/** Puts scans into one request, never more than a slow link can carry. */
import { type NumbersLost, type Push, type StorageHealth, wireVersion } from '@milepost/contract'
import type { EventId } from '@milepost/domain'
import { hexOf } from './hex.ts'
import type { HeldScan } from './held-scan.ts'
import type { Clock, Outlook, Random } from './ports.ts'

const mostCharacters = 256 * 1024
/** The server asks for the others again. */
const mostVoids = 100

export interface Batch {
  readonly batch: string
  readonly scans: readonly HeldScan[]
  readonly ids: readonly EventId[]
  readonly body: string
}

export function batchOf(
  outlook: Outlook,
  by: {
    readonly clock: Clock
    readonly random: Random
    readonly app: string
    readonly voids?: readonly NumbersLost[]
    readonly storage?: StorageHealth | undefined
  },
): Batch {
  const { clock, random, app, voids = [], storage } = by
  const batch = hexOf(random(12))
  const scans = thatFit(outlook.batch)
  const { serverEpoch, oldestWaitingAt } = outlook
  const waiting = outlook.waiting - scans.length
  const push: Push = {
    v: wireVersion,
    batch,
    app,
    ...(serverEpoch === undefined ? {} : { epochSeen: serverEpoch }),
    have: Object.fromEntries(
      outlook.epochs.map(({ epoch, made, ackedThrough }) => [epoch, { made, ackedThrough }]),
    ),
    holding: {
      waiting,
      ...(waiting > 0 && oldestWaitingAt !== undefined ? { oldestWaitingAt } : {}),
    },
    ...(storage ? { storage } : {}),
    sentAt: clock.now(),
    events: scans.map(({ epoch, seq, hash, event }) => ({ epoch, seq, hash, event: { ...event } })),
    ...(voids.length > 0 ? { voids: voids.slice(0, mostVoids) } : {}),
  }
  return { batch, scans, ids: scans.map(({ id }) => id), body: JSON.stringify(push) }
}

/** At least one, however large. */
function thatFit(scans: readonly HeldScan[]): readonly HeldScan[] {
  let characters = 0
  const over = scans.findIndex(({ event }, at) => {
    characters += JSON.stringify(event).length
    return at > 0 && characters > mostCharacters
  })
  return over < 0 ? scans : scans.slice(0, over)
}
