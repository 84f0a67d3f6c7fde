/** Turns verdicts into what changes on the device. A refused scan is set aside in sight, never dropped. */
import type { Pushed, PushVerdict, RejectionReason } from '@milepost/contract'
import { as, type EpochId, type EventId, type Instant } from '@milepost/domain'
import type { SetAside } from './held-scan.ts'
import { hexOf } from './hex.ts'
import type { Random } from './ports.ts'
import type { SentAs, Settlement, Through } from './settlement.ts'

/** By the server's clock, which is the only one that is right. Long enough to heal a server restored from a backup. */
const keptForMs = 7 * 24 * 60 * 60_000

export function settlementOf(
  answer: Pushed,
  about: About & { readonly random: Random; readonly sent: readonly SentAs[] },
): Settlement {
  const ids = (fates: readonly PushVerdict['fate'][]) =>
    answer.verdicts.filter(({ fate }) => fates.includes(fate)).map(({ id }) => id)
  const forkedIds = new Set(ids(['fork']))
  const forked = about.sent.filter(({ id }) => forkedIds.has(id))
  return {
    ...settling(about),
    forgetBefore: answer.serverTime - keptForMs,
    serverEpoch: answer.epoch,
    acked: ids(['accepted', 'duplicate']),
    setAside: answer.verdicts.flatMap(setAside),
    ...(answer.decided ? { decided: answer.decided } : {}),
    ...(forked.length > 0 ? { renumber: { scans: forked, as: newEpochId(about.random) } } : {}),
    ackedThrough: throughs(answer.acceptedThrough),
    durableThrough: throughs(answer.durableThrough),
    wanted: answer.want,
  }
}

/** One scan that the server will not take even alone, before it could say so in a verdict. */
export const settingAside = (id: EventId, because: SetAside, about: About): Settlement => ({
  ...settling(about),
  setAside: [{ id, because }],
})

/** Changes nothing by itself. */
export const settling = ({ at, madeUnder }: About): Settlement => ({
  at,
  madeUnder,
  acked: [],
  setAside: [],
  ackedThrough: [],
  durableThrough: [],
  wanted: [],
  forgetBefore: 0,
})

interface About {
  readonly at: Instant
  readonly madeUnder: string | undefined
}

/** Random enough that no two devices, nor two lives of one, ever count under the same name. */
export const newEpochId = (random: Random): EpochId => as<EpochId>(hexOf(random(8)))

function setAside({ id, fate, reason }: PushVerdict): Settlement['setAside'] {
  if (fate === 'conflict') return [{ id, because: 'conflict' }]
  if (fate !== 'rejected') return []
  return [{ id, because: reason ?? unsaid }]
}

const unsaid: RejectionReason = 'schema'

const throughs = (byEpoch: Readonly<Record<string, number>>): readonly Through[] =>
  Object.entries(byEpoch).map(([epoch, seq]) => ({ epoch: as<EpochId>(epoch), seq }))
