/** Scans that were not let in, before people: what came, why it was kept, and what somebody decided (B5). */
import { decide, type QuarantineRow } from '@milepost/contract'
import { Hono } from 'hono'
import type { DeviceStore } from '../devices/store.ts'
import type { EventLog, Quarantined } from '../event-log/event-log.ts'
import { accepts } from '../ops/accepts.ts'
import { refuse } from '../ops/refuse.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { arrivalOf, letIn } from './let-in.ts'
import { type Decision, type DecisionStore, keyOf } from './store.ts'

export interface QuarantineDeps extends Pick<SessionDeps, 'people' | 'now' | 'publicUrl'> {
  readonly eventLog: Pick<EventLog, 'quarantined' | 'append' | 'eventById'>
  readonly devices: Pick<DeviceStore, 'deviceById'>
  readonly decisions: DecisionStore
  readonly changes: { readonly tell: (topic: 'devices') => void }
}

/** Long enough to look something up again. Decisions stay for good, and so do the scans. */
const shownForMs = 30 * 24 * 3_600_000

export const quarantine = (deps: QuarantineDeps) =>
  new Hono()
    .get('/v1/console/quarantine', signedIn(deps), async (c) =>
      c.json({ rows: await rowsOf(deps) }),
    )
    .post(
      '/v1/console/quarantine/:key/decide',
      signedIn(deps, 'supervisor'),
      accepts(decide),
      async (c) => {
        const { what, why } = c.req.valid('json')
        const key = c.req.param('key')
        const kept = (await deps.eventLog.quarantined()).find((each) => keyOf(each) === key)
        if (!kept) return refuse(c, 'not-found')
        const { id, delivery } = kept
        const device = delivery ? { device: delivery.device } : {}
        const decision: Decision = {
          key,
          id,
          what,
          why,
          by: c.var.user.person,
          at: deps.now(),
          ...device,
        }
        if (await isDecided(deps, key)) return refuse(c, 'already-decided')
        if (what === 'let-in') {
          const came = await letIn(deps, kept, decision)
          if (came !== 'in') return refuse(c, came, came === 'unavailable' ? retrySoon : {})
        }
        // The scan is in by then: a crash in between leaves a decision to be made again, which changes nothing.
        if (!(await deps.decisions.decide(decision))) return refuse(c, 'already-decided')
        deps.changes.tell('devices')
        return c.body(null, 204)
      },
    )

const retrySoon = { retryAfterSeconds: 5 }

const isDecided = async ({ decisions }: QuarantineDeps, key: string): Promise<boolean> =>
  (await decisions.allDecisions()).some((each) => each.key === key)

/** What waits for somebody comes first, the oldest on top; then what was decided lately. */
async function rowsOf(deps: QuarantineDeps): Promise<readonly QuarantineRow[]> {
  const { eventLog, decisions, people, now } = deps
  const decisionByKey = new Map((await decisions.allDecisions()).map((each) => [each.key, each]))
  const names = await people.nameByPerson()
  const rows = await Promise.all(
    (await eventLog.quarantined()).map(async (kept) =>
      rowOf(deps, kept, decisionByKey.get(keyOf(kept)), names),
    ),
  )
  const since = now() - shownForMs
  const open = rows.filter(({ decision }) => decision === undefined)
  const decided = rows.filter(({ decision }) => decision !== undefined && decision.at > since)
  return [...open, ...decided.toSorted((a, b) => (b.decision?.at ?? 0) - (a.decision?.at ?? 0))]
}

async function rowOf(
  deps: QuarantineDeps,
  kept: Quarantined,
  decision: Decision | undefined,
  names: ReadonlyMap<string, string>,
): Promise<QuarantineRow> {
  const { id, bytes, reason, at, delivery } = kept
  const mayComeIn = decision === undefined && (await arrivalOf(deps, kept)) !== undefined
  return {
    key: keyOf(kept),
    id,
    bytes,
    reason,
    at,
    mayComeIn,
    ...(delivery ? { device: delivery.device, seq: delivery.seq } : {}),
    ...(decision ? { decision: toldOf(decision, names) } : {}),
  }
}

const toldOf = ({ what, why, by, at }: Decision, names: ReadonlyMap<string, string>) => ({
  what,
  why,
  at,
  by: names.get(by) ?? by,
})
