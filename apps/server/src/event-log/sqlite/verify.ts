/**
 * Whether a database is what it should be: a list of findings in words, each right or wrong. All of it is judged on a
 * copy of one moment, so nothing is written and a server may go on.
 */
import { mkdtempSync, existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { keysOf, type Deadlines, type Instant } from '@milepost/domain'
import { no, ok, type Result } from '../../ops/result.ts'
import {
  type Check,
  fileCheck,
  findingCheck,
  foldCheck,
  guardCheck,
  isSealed,
  right,
  sealCheck,
  type SealedRow,
  viewCheck,
  wrong,
} from '../checks.ts'
import type { CopyRefusal } from '../copy-refusal.ts'
import type { EventLog, Progress } from '../event-log.ts'
import { eventOf } from '../fates.ts'
import type { Folds } from '../folds.ts'
import { sentenceOf } from '../store-files.ts'
import { attempted, copied } from './copy.ts'
import { openDatabase, type Database } from './database.ts'
import { unguarded } from './guards.ts'
import { sqliteLog } from './sqlite-log.ts'

export interface VerifyDeps {
  readonly folds: Folds
  readonly deadlines: Deadlines
  readonly at: Instant
  readonly progress: Progress
  /** What others want to see right in the same copy. */
  readonly alsoIn: (copy: Opened) => Promise<readonly Check[]>
}

interface Opened {
  readonly database: Database
  readonly eventLog: EventLog
}

export async function verified(
  file: string,
  deps: VerifyDeps,
): Promise<Result<readonly Check[], CopyRefusal>> {
  if (!existsSync(file)) return no({ kind: 'no-database', path: file, because: 'missing' })
  const folder = mkdtempSync(join(tmpdir(), 'milepost-verify-'))
  const copy = join(folder, 'copy.db')
  try {
    return await attempted(copy, async () => {
      const made = await copied(file, copy, deps.progress)
      return made.ok ? ok(await checksOf(copy, deps)) : made
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The bare file first: opening it as a log would put right what is missing. */
async function checksOf(file: string, deps: VerifyDeps): Promise<readonly Check[]> {
  const bare = new BetterSqlite3(file, { readonly: true })
  const early = [right('The file is whole.'), guardCheck(unguarded(bare)), ...eventChecks(bare)]
  bare.close()
  const opened = openDatabase(file)
  if (!opened.ok) return [...early, wrong(sentenceOf(opened.refusal))]
  const database = opened.value
  const eventLog = sqliteLog({ ...deps, database, newEpoch: () => 'verify' })
  try {
    const also = await deps.alsoIn({ database, eventLog })
    const folded = await foldsAgain(eventLog, deps)
    return [...early, ...also, ...folded, foldCheck(failedIn(database))]
  } finally {
    await eventLog.close()
  }
}

function eventChecks(database: Database): readonly Check[] {
  const all = database.prepare<[], SealedRow>(
    'select position, hash, bytes from event order by position',
  )
  const isUnder = database
    .prepare<[string, number], number>('select 1 from event_key where key = ? and position = ?')
    .pluck()
  const unsealed: number[] = []
  const unfiled: number[] = []
  let events = 0
  for (const row of all.iterate()) {
    const { position, bytes } = row
    events += 1
    if (!isSealed(row)) unsealed.push(position)
    if (!keysOf(eventOf(bytes)).every((key) => isUnder.get(key, position) === 1))
      unfiled.push(position)
  }
  return [sealCheck(events, unsealed), fileCheck(events, unfiled)]
}

/** What time alone has changed since the last judgement comes first; folding everything then changes nothing. */
async function foldsAgain(log: EventLog, { at, progress }: VerifyDeps): Promise<readonly Check[]> {
  await log.judge(at)
  const before = await openFindings(log)
  const { orders, differed } = await log.rebuild(at, progress)
  const after = await openFindings(log)
  const moved = without(after, before) + without(before, after)
  return [viewCheck(orders, differed), findingCheck(after.size, moved)]
}

const openFindings = async (log: EventLog): Promise<ReadonlySet<string>> =>
  new Set((await log.findings({})).map((finding) => JSON.stringify({ ...finding, openedAt: 0 })))

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  [...some].filter((each) => !others.has(each)).length

const failedIn = (database: Database): readonly string[] =>
  database.prepare<[], string>('select subject from fold_failure').pluck().all()
