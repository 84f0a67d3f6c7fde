/** Sends one batch and does what the answer says. Whatever is not wholly an answer changes nothing. */
import { isOlder, maxBatchBytes, maxEventsInBatch, type Pushed } from '@milepost/contract'
import { askedMs, rested } from './backoff.ts'
import { clockFix } from './clock-fix.ts'
import type { Sent } from './clock-offset.ts'
import type { SetAside } from './held-scan.ts'
import { numbered } from './mint.ts'
import type { Answer, Outlook } from './ports.ts'
import { type Batch, batchOf } from './push-batch.ts'
import { isAbout, pushedIn, refusalIn } from './read-answer.ts'
import { settingAside, settlementOf } from './settlement-of.ts'
import type { Outcome, Ports, Stepped } from './stepped.ts'
import { type SyncMemory, type Trouble, wiser } from './sync-memory.ts'

/** A slow link gets smaller batches, but never so small that the requests weigh more than the scans. */
const leastOnSlowLink = 10
/** Work follows soon after what was scanned, but not after each scan of a quick hand. */
const pullAfterPushMs = 5000

export async function pushBatch(
  ports: Ports,
  memory: SyncMemory,
  outlook: Outlook,
): Promise<Stepped> {
  const { clock, random, maker, transport } = ports
  const { voids = [] } = memory
  const storage = ports.storage?.()
  const batch = batchOf(outlook, { clock, random, app: maker.app, voids, storage })
  const sent: Sent = { at: clock.now(), mono: clock.mono() }
  const answer = await transport.push(batch.body)
  const pushed = answer && pushedIn(answer, batch)
  if (!answer) return unanswered(ports, memory)
  if (!pushed) return await refused(ports, memory, { outlook, batch, answer })
  const after = wiser(memory, clock, { sent, serverTime: pushed.serverTime })
  return await settled(ports, after, { outlook, batch, pushed })
}

/** The clock is fixed before the scans it is about may be forgotten: a crash between gives one fix too many, never one too few. */
async function settled(
  ports: Ports,
  memory: SyncMemory,
  came: { readonly outlook: Outlook; readonly batch: Batch; readonly pushed: Pushed },
): Promise<Stepped> {
  const { outlook, batch, pushed } = came
  const { clock, random, outbox } = ports
  const fixes = await fixClocks(ports, memory, outlook)
  const { scans } = batch
  const about = { at: pushed.serverTime, madeUnder: outlook.serverEpoch, random, sent: scans }
  if (!(await outbox.settle(settlementOf(pushed, about)))) return unanswered(ports, memory)
  const deferred = pushed.verdicts.filter(({ fate }) => fate === 'retry').length
  const done = batch.scans.length - deferred
  const left = outlook.waiting - done + fixes
  const voids = pushed.want.length === 0 ? [] : await outbox.lacks(pushed.want)
  const { rest: _rest, trouble: _trouble, voids: _told, untold: _counted, ...calm } = memory
  const after: SyncMemory = {
    ...calm,
    ...troubleTold(pushed, ports.maker.app),
    ...(voids.length > 0 ? { voids } : {}),
    failures: 0,
    most: Math.min(maxEventsInBatch, Math.max(memory.most, batch.scans.length) * 2),
    deferred: left <= deferred ? deferred : 0,
    pullDueAt: Math.min(memory.pullDueAt, clock.mono() + pullAfterPushMs),
  }
  const outcome: Outcome = { kind: 'pushed', settled: done, left }
  if (done > 0 || deferred === 0) return { memory: after, outcome, againInMs: 0 }
  // Nothing but "not now": it is tried again, slower each time.
  const slower = rested({ ...after, failures: memory.failures }, { mono: clock.mono(), random })
  return { memory: slower, outcome, againInMs: restOf(slower, ports) }
}

/** What a device would be told when it asks for work, its backlog tells before. */
function troubleTold({ verdicts, minApp }: Pushed, app: string): { readonly trouble?: Trouble } {
  if (verdicts.some(({ reason }) => reason === 'device-revoked')) return { trouble: 'revoked' }
  return isOlder(app, minApp) ? { trouble: 'app-too-old' } : {}
}

async function fixClocks(ports: Ports, memory: SyncMemory, outlook: Outlook): Promise<number> {
  let fixes = 0
  for (const session of outlook.unfixedSessions) {
    const draft = clockFix(session, memory, ports)
    if (!draft) continue
    await ports.outbox.append(draft.id, numbered(draft))
    fixes += 1
  }
  return fixes
}

async function refused(
  ports: Ports,
  memory: SyncMemory,
  came: { readonly outlook: Outlook; readonly batch: Batch; readonly answer: Answer },
): Promise<Stepped> {
  const { answer, batch, outlook } = came
  const refusal = refusalIn(answer)
  const trouble = refusal === undefined ? undefined : troubleBy[refusal]
  if (trouble) return troubled(ports, memory, trouble)
  if (isTooMuch(answer, refusal) && batch.scans.length > 1) {
    const most = Math.floor(batch.scans.length / 2)
    return { memory: { ...memory, most }, outcome: { kind: 'too-much' }, againInMs: 0 }
  }
  const because = reasonToSetAside(answer, refusal, batch)
  const [only] = batch.ids
  if (because && only) {
    const about = { at: ports.clock.now(), madeUnder: outlook.serverEpoch }
    await ports.outbox.settle(settingAside(only, because, about))
    const left = outlook.waiting - 1
    return { memory, outcome: { kind: 'pushed', settled: 1, left }, againInMs: 0 }
  }
  return busyOrUnanswered(ports, memory, answer)
}

/** A proxy's own 413 halves the batch as well, but never sets a scan aside. */
const isTooMuch = ({ status }: Answer, refusal: string | undefined) =>
  status === 413 || refusal === 'invalid' || refusal === 'malformed'

/**
 * Aside only what the server surely will not take: it names the batch, or the batch is beyond its limit. A body that
 * came malformed was whole when it left.
 */
function reasonToSetAside(
  answer: Answer,
  refusal: string | undefined,
  { batch, body }: Batch,
): SetAside | undefined {
  if (refusal === 'invalid' && isAbout(answer, batch)) return 'schema'
  return refusal === 'too-large' && body.length > maxBatchBytes ? 'too-large' : undefined
}

const troubleBy: Readonly<Record<string, Trouble>> = {
  'unknown-device': 'unknown-device',
  'device-revoked': 'revoked',
  'not-allowed': 'revoked',
  'unsupported-version': 'app-too-old',
  'app-too-old': 'app-too-old',
  'server-too-old': 'server-too-old',
}

export const troubleIn = (answer: Answer): Trouble | undefined => {
  const refusal = refusalIn(answer)
  return refusal === undefined ? undefined : troubleBy[refusal]
}

export function troubled(ports: Ports, memory: SyncMemory, trouble: Trouble): Stepped {
  const { clock, random } = ports
  const after = { ...rested(memory, { mono: clock.mono(), random }), trouble }
  return { memory: after, outcome: { kind: 'refused', trouble }, againInMs: restOf(after, ports) }
}

export function busyOrUnanswered(ports: Ports, memory: SyncMemory, answer: Answer): Stepped {
  if (answer.status !== 429 && answer.status !== 503) return unanswered(ports, memory)
  const { clock, random } = ports
  const asked = askedMs(answer.retryAfter, clock.now())
  const after = rested(memory, { mono: clock.mono(), random, asked })
  return { memory: after, outcome: { kind: 'busy' }, againInMs: restOf(after, ports) }
}

export function unanswered({ clock, random }: Ports, memory: SyncMemory): Stepped {
  const isRepeated = memory.failures > 0 && memory.most > leastOnSlowLink
  const most = isRepeated ? Math.max(leastOnSlowLink, Math.floor(memory.most / 2)) : memory.most
  const after = rested({ ...memory, most }, { mono: clock.mono(), random })
  return { memory: after, outcome: { kind: 'no-answer' }, againInMs: restOf(after, { clock }) }
}

function restOf(memory: SyncMemory, { clock }: Pick<Ports, 'clock'>): number {
  return Math.max(0, (memory.rest?.until ?? 0) - clock.mono())
}
