/** What the sync loop remembers between two steps. A value: the driver keeps it, a crash may forget it. */
import type { Instant } from '@milepost/domain'
import { maxEventsInBatch, type NumbersLost } from '@milepost/contract'
import { type Measured, sampleOf, type Sent, withSample } from './clock-offset.ts'
import type { Clock } from './ports.ts'

export interface SyncMemory extends Measured {
  /** Steps without an answer, in a row. */
  readonly failures: number
  /** How many scans go into one batch. It halves where too many do not get through. */
  readonly most: number
  /** By `Clock.mono`. `asked`: the server said so; nothing but time ends it. */
  readonly rest?: { readonly until: number; readonly because: 'backoff' | 'asked' }
  readonly pullDueAt: number
  /** Scans answered with `retry` in the latest push: certainly not stored, so a pull does not show them. */
  readonly deferred: number
  readonly trouble?: Trouble
  /** The server is to learn what this device counts, even while no scan waits. */
  readonly untold?: boolean
  /** Wanted by the server and not here: told with the next push. */
  readonly voids?: readonly NumbersLost[]
}

/** What only a person can end. Scans are kept, and pushing goes on. */
export type Trouble = 'unknown-device' | 'revoked' | 'app-too-old' | 'server-too-old'

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

/** An answer tells the clock's offset, unless the clock jumped while it was on its way. */
export function wiser(
  memory: SyncMemory,
  clock: Clock,
  answered: { readonly sent: Sent; readonly serverTime: Instant },
): SyncMemory {
  const after = inSession(memory, clock)
  if (after !== memory) return after
  const sample = sampleOf(answered.sent, clock.mono(), answered.serverTime)
  return { ...memory, samples: withSample(memory.samples, sample) }
}

/** After a jump of the clock, what was measured before says nothing. */
export function inSession(memory: SyncMemory, clock: Clock): SyncMemory {
  const session = clock.session()
  return session === memory.session ? memory : { ...memory, session, samples: [] }
}
