/** What the sync loop remembers between two steps. A value: the driver keeps it, a crash may forget it. */
import type { SessionId } from '@milepost/domain'
import { maxEventsInBatch } from '@milepost/contract'
import type { ClockSample } from './clock-offset.ts'
import type { Clock } from './ports.ts'

export interface SyncMemory {
  /** Steps without an answer, in a row. */
  readonly failures: number
  /** How many scans go into one batch. It halves where too many do not get through. */
  readonly most: number
  readonly samples: readonly ClockSample[]
  /** The session that the samples were taken in. */
  readonly session: SessionId
  /** By `Clock.mono`. `asked`: the server said so; nothing but time ends it. */
  readonly rest?: { readonly until: number; readonly because: 'backoff' | 'asked' }
  readonly pullDueAt: number
  /** Scans answered with `retry` in the latest push: certainly not stored, so a pull does not show them. */
  readonly deferred: number
  readonly trouble?: Trouble
}

/** What only a person can end. Scans are kept, and pushing goes on. */
export type Trouble = 'unknown-device' | 'revoked' | 'app-too-old'

export const atStart = (clock: Clock): SyncMemory => ({
  failures: 0,
  most: maxEventsInBatch,
  samples: [],
  session: clock.session(),
  pullDueAt: clock.mono(),
  deferred: 0,
})

/** A reason to expect a network: waiting for nothing but our own caution ends. */
export function hopeful(memory: SyncMemory): SyncMemory {
  if (memory.rest?.because !== 'backoff') return memory
  const { rest: _over, ...others } = memory
  return others
}

/** After a jump of the clock, what was measured before says nothing. */
export function inSession(memory: SyncMemory, clock: Clock): SyncMemory {
  const session = clock.session()
  return session === memory.session ? memory : { ...memory, session, samples: [] }
}
