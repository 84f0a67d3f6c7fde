/** Fetches the next page of work. Page and cursor are kept together, so an interruption leaves no hole. */
import { wireVersion } from '@milepost/contract'
import type { Outlook, WorkMark } from './ports.ts'
import { hexOf } from './hex.ts'
import type { Maker } from './mint.ts'
import { busyOrUnanswered, pushBatch, troubled, troubleIn, unanswered } from './push-out.ts'
import { pulledIn, type PulledPage } from './read-answer.ts'
import { settling } from './settlement-of.ts'
import { type Ports, pollMs, type Stepped } from './stepped.ts'
import { type SyncMemory, type Trouble, wiser } from './sync-memory.ts'

export async function pullPage(
  ports: Ports,
  memory: SyncMemory,
  outlook: Outlook,
): Promise<Stepped> {
  const { clock, random, transport, work } = ports
  const mark = await work.mark()
  const sent = { at: clock.now(), mono: clock.mono() }
  const ask = hexOf(random(12))
  const answer = await transport.pull({ ...queryOf(mark, outlook), ...speaking(ports.maker), ask })
  if (!answer) return unanswered(ports, memory)
  const trouble = troubleIn(answer)
  if (trouble === 'revoked') return await onlyInTouch(ports, memory, outlook)
  if (trouble) return withoutWork(ports, memory, trouble)
  const page = pulledIn(answer, ask)
  if (!page) return busyOrUnanswered(ports, memory, answer)
  const after = wiser(memory, clock, { sent, serverTime: page.serverTime })
  const isRestored = await noteEpoch(ports, outlook, page.epoch)
  if (!isRestored) await noteDecisions(ports, page)
  const stepped = await applied(ports, after, mark, page)
  return isRestored ? { ...stepped, againInMs: 0 } : stepped
}

const speaking = ({ app }: Maker) => ({ v: String(wireVersion), app })

/** An app that is too old for new work still sends, without a rest. */
function withoutWork(ports: Ports, memory: SyncMemory, trouble: Trouble): Stepped {
  const after = { ...memory, pullDueAt: ports.clock.mono() + pollMs }
  if (trouble !== 'app-too-old') return troubled(ports, after, trouble)
  const outcome = { kind: 'refused', trouble } as const
  return { memory: { ...after, trouble }, outcome, againInMs: pollMs }
}

/** A revoked device gets no work, but still has to learn that a restored server lacks scans of it. */
async function onlyInTouch(ports: Ports, memory: SyncMemory, outlook: Outlook): Promise<Stepped> {
  const stepped = await pushBatch(ports, memory, outlook)
  const pullDueAt = ports.clock.mono() + pollMs
  const trouble = 'revoked'
  return {
    memory: { ...stepped.memory, trouble, pullDueAt },
    outcome: { kind: 'refused', trouble },
    againInMs: stepped.againInMs,
  }
}

/** A server restored from a backup lacks scans it had acked, so all that is kept waits again (sync 3.6). */
async function noteEpoch(
  { clock, outbox }: Ports,
  outlook: Outlook,
  epoch: string,
): Promise<boolean> {
  if (epoch === outlook.serverEpoch) return false
  const about = { at: clock.now(), madeUnder: outlook.serverEpoch }
  await outbox.settle({ ...settling(about), serverEpoch: epoch })
  return outlook.serverEpoch !== undefined
}

/** Made for the epoch that was just noted; another tab may have noted a newer one, and then it comes again. */
async function noteDecisions(
  { clock, outbox }: Ports,
  { decided, epoch }: PulledPage,
): Promise<void> {
  if (!decided?.length) return
  await outbox.settle({ ...settling({ at: clock.now(), madeUnder: epoch }), decided })
}

async function applied(
  { clock, work }: Ports,
  memory: SyncMemory,
  after: WorkMark,
  page: PulledPage,
): Promise<Stepped> {
  const { cursor, more, epoch, freshUntil, changes, mustRefetch } = page
  const isWhole = !more && !mustRefetch
  // A page for a cursor that another tab has moved is thrown away; the next is asked for anew.
  const isKept = await work.apply({
    after,
    startOver: mustRefetch,
    cursor: mustRefetch ? 0 : cursor,
    more: !isWhole,
    epoch,
    freshUntil,
    changes,
  })
  const isDone = isKept && isWhole
  const { rest: _rest, trouble: _trouble, ...calm } = memory
  return {
    memory: { ...calm, failures: 0, pullDueAt: clock.mono() + (isDone ? pollMs : 0) },
    outcome: { kind: 'pulled', changes: isKept ? changes.length : 0, more: !isDone },
    againInMs: isDone ? pollMs : 0,
  }
}

function queryOf({ cursor, serverEpoch }: WorkMark, outlook: Outlook) {
  const { waiting, oldestWaitingAt } = outlook
  return {
    cursor: String(cursor),
    waiting: String(waiting),
    ...(serverEpoch === undefined ? {} : { epochSeen: serverEpoch }),
    ...(oldestWaitingAt === undefined ? {} : { oldestWaitingAt: String(oldestWaitingAt) }),
  }
}
