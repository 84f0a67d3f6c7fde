/** The rows that follow from events: views, words, work and findings. Revisions count up to `counter`'s. */
import type { Changes } from './changes.ts'
import { writeRows } from './rows.ts'
import type { Transaction } from './sql.ts'

type Write = Transaction['write']

export function writeViews(write: Write, changes: Changes): void {
  const { views, checks, wanted, unwanted, revs } = changes
  writeRows(
    write,
    `insert into order_view
       ("order", rev, site, stage, reference, placed_at, boxes, next_check_at, late_at,
        carrier_trouble_at, standing, words, json)
     select o, c.rev - $1 + n, site, stage, reference, placed_at, boxes, next_, late, trouble,
       standing, words, json
     from counter c, unnest($2::text[], $3::int8[], $4::text[], $5::text[], $6::text[], $7::int8[],
       $8::int8[], $9::int8[], $10::int8[], $11::int8[], $12::text[], $13::text[], $14::text[])
       as t(o, n, site, stage, reference, placed_at, boxes, next_, late, trouble, standing, words, json)
     on conflict ("order") do update set rev = excluded.rev, site = excluded.site,
       stage = excluded.stage, reference = excluded.reference, placed_at = excluded.placed_at,
       boxes = excluded.boxes, next_check_at = excluded.next_check_at,
       late_at = excluded.late_at, carrier_trouble_at = excluded.carrier_trouble_at,
       standing = excluded.standing, words = excluded.words, json = excluded.json`,
    views.map(({ order, rev, now: { view, nextCheckAt, standing, words, json, ...since } }) => {
      const { site, stage, reference, placedAt, boxes } = view
      const listed = [site, stage, reference, placedAt, boxes.length]
      const times = [nextCheckAt, since.lateAt, since.carrierTroubleAt]
      return [order, rev, ...listed, ...times, standing, words, json]
    }),
    [revs],
  )
  writeRows(
    write,
    `update order_view v set next_check_at = t.next_
     from unnest($1::text[], $2::int8[]) as t(o, next_) where v."order" = t.o`,
    checks.map(({ order, next }) => [order, next]),
  )
  writeRows(
    write,
    `delete from order_search s using unnest($1::text[], $2::text[], $3::text[]) as t(word, because, o)
     where s.word = t.word and s."order" = t.o and s.because = t.because`,
    unwanted.map(({ word, order }) => [...word, order]),
  )
  writeRows(
    write,
    `insert into order_search (word, because, "order")
     select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing`,
    wanted.map(({ word, order }) => [...word, order]),
  )
}

export function writeWork(write: Write, { work, revs }: Changes): void {
  writeRows(
    write,
    `insert into work (site, collection, id, rev, doc)
     select site, collection, id, c.rev - $1 + n, doc
     from counter c, unnest($2::text[], $3::text[], $4::text[], $5::int8[], $6::text[])
       as t(site, collection, id, n, doc)
     on conflict (collection, id, site) do update set rev = excluded.rev, doc = excluded.doc`,
    work.map(({ site, collection, id, rev, doc }) => [site, collection, id, rev, doc]),
    [revs],
  )
}

/** Each change of a finding leaves an entry in its history. */
export function writeFindings(write: Write, changes: Changes): void {
  const { opened, retold, closed, at, revs } = changes
  writeRows(
    write,
    `with told as (
       select * from unnest($3::int8[], $4::int8[], $5::text[], $6::text[], $7::int8[])
         as t(n, row_, verdict, json, judged)
     ), kept as (
       update finding f set rev = c.rev - $1 + told.n, verdict = told.verdict, json = told.json
       from told, counter c where f.row = told.row_
     )
     insert into finding_history (row, at, what, json)
     select row_, $2, 'judged', json from told where judged = 1 order by n`,
    retold.map(({ rev, row, verdict, json, judged }) => [rev, row, verdict, json, judged ? 1 : 0]),
    [revs, at],
  )
  writeRows(
    write,
    `with kept as (
       insert into finding (rev, finding, "order", site, verdict, json, opened_at)
       select c.rev - $1 + n, finding, o, site, verdict, json, $2
       from counter c, unnest($3::int8[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
         as t(n, finding, o, site, verdict, json)
       order by n returning finding.row, finding.json
     )
     insert into finding_history (row, at, what, json) select kept.row, $2, 'opened', json from kept`,
    opened.map(({ rev, order, finding: { finding, site, verdict }, json }) => {
      return [rev, finding, order, site, verdict, json]
    }),
    [revs, at],
  )
  writeRows(
    write,
    `with shut as (
       update finding f set rev = c.rev - $1 + t.n, closed_at = $2
       from counter c, unnest($3::int8[], $4::int8[]) as t(n, row_) where f.row = t.row_
       returning f.row, f.json
     )
     insert into finding_history (row, at, what, json) select shut.row, $2, 'closed', json from shut`,
    closed.map(({ rev, row }) => [rev, row]),
    [revs, at],
  )
}
