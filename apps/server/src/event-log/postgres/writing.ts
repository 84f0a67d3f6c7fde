/**
 * Writes what was gathered, a table at a time. Numbers that cursors follow are taken here and nowhere else: `counter`
 * is locked from the first statement to the commit, so whoever sees a number has seen all smaller ones.
 */
import type { Changes } from './changes.ts'
import { writeRows } from './rows.ts'
import type { Transaction } from './sql.ts'
import { writeFindings, writeViews, writeWork } from './writing-views.ts'

type Write = Transaction['write']

/** Answers the last revision: of these changes, or of all so far when nothing was numbered. */
export async function writeAll({ sql, write }: Transaction, changes: Changes): Promise<number> {
  const { events, outbox, revs } = changes
  const numbered =
    events.length + revs + outbox.length === 0
      ? sql<{ rev: number }>('select rev from counter')
      : sql<{ rev: number }>(
          `update counter set position = position + $1, rev = rev + $2, outbox = outbox + $3
           returning rev`,
          [events.length, revs, outbox.length],
        )
  writeEvents(write, changes)
  writeViews(write, changes)
  writeWork(write, changes)
  writeFindings(write, changes)
  writeOutbox(write, changes)
  writeFailures(write, changes)
  writeReceived(write, changes)
  const [row] = await numbered
  return row?.rev ?? 0
}

function writeEvents(write: Write, { events, claims, at }: Changes): void {
  writeRows(
    write,
    `insert into event (position, id, hash, kind, source, bytes, device, epoch, seq, recorded_at)
     select c.position - $1 + n, id, hash, kind, source, bytes, device, epoch, seq, $2
     from counter c, unnest($3::int8[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
       $9::text[], $10::text[], $11::int8[])
       as t(n, id, hash, kind, source, bytes, device, epoch, seq)`,
    events.map(({ arrival: { event, hash, delivery }, bytes }, index) => {
      const { device = null, epoch = null, seq = null } = delivery ?? {}
      return [index + 1, event.id, hash, event.kind, event.source, bytes, device, epoch, seq]
    }),
    [events.length, at],
  )
  writeRows(
    write,
    `insert into event_key (key, position)
     select key, c.position - $1 + n from counter c, unnest($2::text[], $3::int8[]) as t(key, n)`,
    events.flatMap(({ keys }, index) => keys.map((key) => [key, index + 1])),
    [events.length],
  )
  writeRows(
    write,
    `insert into order_claim (key, "order") select * from unnest($1::text[], $2::text[])
     on conflict do nothing`,
    claims.map(({ key, order }) => [key, order]),
  )
}

function writeOutbox(write: Write, { outbox, at }: Changes): void {
  writeRows(
    write,
    `insert into outbox (id, topic, payload, at)
     select c.outbox - $1 + n, topic, payload, $2
     from counter c, unnest($3::int8[], $4::text[], $5::text[]) as t(n, topic, payload)`,
    outbox.map(({ topic, payload }, index) => [index + 1, topic, payload]),
    [outbox.length, at],
  )
}

function writeFailures(write: Write, { failed, mended, at }: Changes): void {
  writeRows(
    write,
    `insert into fold_failure (subject, problem, at)
     select subject, problem, $1 from unnest($2::text[], $3::text[]) as t(subject, problem)
     on conflict (subject) do update set problem = excluded.problem`,
    failed.map(({ subject, problem }) => [subject, problem]),
    [at],
  )
  if (mended.length > 0) {
    write('delete from fold_failure where subject = any($1::text[])', [mended])
  }
}

function writeReceived(write: Write, { quarantined, repeats, ranges }: Changes): void {
  writeRows(
    write,
    `insert into quarantine (id, reason, bytes, at, device, epoch, seq)
     select * from unnest($1::text[], $2::text[], $3::text[], $4::int8[], $5::text[], $6::text[], $7::int8[])
     on conflict do nothing`,
    quarantined.map(({ id, reason, bytes, at, delivery }) => {
      const { device = null, epoch = null, seq = null } = delivery ?? {}
      return [id, reason, bytes, at, device, epoch, seq]
    }),
  )
  // After what is new: only a number without a row of its own stands for another.
  writeRows(
    write,
    `insert into repeated (device, epoch, seq, id)
     select * from unnest($1::text[], $2::text[], $3::int8[], $4::text[]) as t(device, epoch, seq, id)
     where not exists (select 1 from event e where (e.device, e.epoch, e.seq) = (t.device, t.epoch, t.seq))
       and not exists (select 1 from quarantine q where (q.device, q.epoch, q.seq) = (t.device, t.epoch, t.seq))
     on conflict do nothing`,
    repeats.map(({ id, delivery: { device, epoch, seq } }) => [device, epoch, seq, id]),
  )
  const rowsOf = (which: 'added' | 'replaced') =>
    ranges.flatMap(({ device, epoch, ...these }) =>
      these[which].map(({ from, to }) => [device, epoch, from, to]),
    )
  writeRows(
    write,
    `delete from received r
     using unnest($1::text[], $2::text[], $3::int8[], $4::int8[]) as t(device, epoch, n, m)
     where r.device = t.device and r.epoch = t.epoch and r.from_seq = t.n and r.to_seq = t.m`,
    rowsOf('replaced'),
  )
  writeRows(
    write,
    `insert into received (device, epoch, from_seq, to_seq)
     select * from unnest($1::text[], $2::text[], $3::int8[], $4::int8[])`,
    rowsOf('added'),
  )
}
