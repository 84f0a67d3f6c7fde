/**
 * One step of sync: the oldest scans out, or, when none waits, one page of work in. Work is pulled only while no scan is in
 * doubt: otherwise a pulled order might already show a scan that the device adds on top.
 */
import { pullPage } from './pull-page.ts'
import { pushBatch } from './push-out.ts'
import { pollMs, type Ports, type Stepped } from './stepped.ts'
import { inSession, type SyncMemory } from './sync-memory.ts'

export async function step(ports: Ports, before: SyncMemory): Promise<Stepped> {
  const { clock, outbox } = ports
  const memory = inSession(before, clock)
  const restMs = (memory.rest?.until ?? 0) - clock.mono()
  if (restMs > 0) return { memory, outcome: { kind: 'resting' }, againInMs: restMs }
  const outlook = await outbox.look(memory.most)
  const isOnlyDeferred = memory.deferred > 0 && outlook.waiting <= memory.deferred
  const isPullDue = clock.mono() >= memory.pullDueAt
  if (outlook.waiting > 0 && !(isOnlyDeferred && isPullDue)) {
    return await pushBatch(ports, memory, outlook)
  }
  if (memory.voids || memory.untold) return await pushBatch(ports, memory, outlook)
  if (isPullDue) return await pullPage(ports, memory, outlook)
  const againInMs = Math.min(pollMs, memory.pullDueAt - clock.mono())
  return { memory, outcome: { kind: 'idle' }, againInMs }
}
