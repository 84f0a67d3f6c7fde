/** The log's own rows: adding one, and reading them by id, by key and by position. */
import type { EventId, SubjectKey } from '@milepost/domain'
import type { Arrival, StoredEvent } from '../event-log.ts'
import { eventOf } from '../fates.ts'
import type { Database } from './database.ts'
import { wellFormed } from '../text.ts'

interface Row {
  readonly position: number
  readonly bytes: string
  readonly recordedAt: number
}

export type Added =
  | { readonly fate: 'accepted'; readonly position: number }
  /** `isElsewhere`: stored under another number than this one. */
  | { readonly fate: 'duplicate'; readonly isElsewhere: boolean }
  | { readonly fate: 'conflict' | 'fork' }

interface Known {
  readonly hash: string
  readonly device: string | null
  readonly epoch: string | null
  readonly seq: number | null
}

const insertUnderKey = 'insert into event_key (key, position) values (?, ?) on conflict do nothing'
const columns = 'position, bytes, recorded_at "recordedAt"'

export function createEvents(database: Database) {
  const insert = database.prepare(
    `insert into event (id, hash, kind, source, bytes, device, epoch, seq, recorded_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing`,
  )
  const insertKey = database.prepare<[string, number]>(insertUnderKey)
  const known = database.prepare<[string], Known>(
    'select hash, device, epoch, seq from event where id = ?',
  )
  const byId = database.prepare<[string], Row>(`select ${columns} from event where id = ?`)
  const positions = database
    .prepare<[string], number>('select position from event_key where key = ?')
    .pluck()
  const at = database.prepare<[number], Row>(`select ${columns} from event where position = ?`)
  const after = database.prepare<[number, number], Row>(
    `select ${columns} from event where position > ? order by position limit ?`,
  )

  const file = (position: number, keys: readonly SubjectKey[]): void => {
    for (const key of keys) insertKey.run(key, position)
  }

  return {
    /** One statement where all is well. Where it is not, identity decides first, then the device's own number. */
    add(
      { event, bytes, hash, delivery }: Arrival,
      keys: readonly SubjectKey[],
      now: number,
    ): Added {
      const { changes, lastInsertRowid } = insert.run(
        event.id,
        hash,
        event.kind,
        event.source,
        wellFormed(bytes),
        delivery?.device ?? null,
        delivery?.epoch ?? null,
        delivery?.seq ?? null,
        now,
      )
      if (changes === 0) return clashOf(known.get(event.id), hash, delivery)
      const position = Number(lastInsertRowid)
      file(position, keys)
      return { fate: 'accepted', position }
    },
    file,
    positionsUnder: (key: SubjectKey): readonly number[] => positions.all(key),
    at(position: number): StoredEvent {
      const row = at.get(position)
      if (!row) throw new Error(`event ${position} is filed under a key and is not there`)
      return stored(row)
    },
    after: (position: number, limit: number): readonly StoredEvent[] =>
      after.all(position, limit).map(stored),
    byId(id: EventId): StoredEvent | undefined {
      const row = byId.get(id)
      return row && stored(row)
    },
  }
}
export type Events = ReturnType<typeof createEvents>

function clashOf(known: Known | undefined, hash: string, delivery: Arrival['delivery']): Added {
  if (!known) return { fate: 'fork' }
  if (known.hash !== hash) return { fate: 'conflict' }
  return { fate: 'duplicate', isElsewhere: !isUnder(known, delivery) }
}

const isUnder = ({ device, epoch, seq }: Known, delivery: Arrival['delivery']): boolean =>
  device === delivery?.device && epoch === delivery?.epoch && seq === delivery?.seq

const stored = ({ position, bytes, recordedAt }: Row): StoredEvent => ({
  position,
  event: eventOf(bytes),
  recordedAt,
})
