/**
 * Whether a database is what it should be: a list of findings in words, each right or wrong. All of it is judged on a
 * copy of one moment, so nothing is written and a server may go on.
 */
import { mkdtempSync, existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { hashOf, hashOfText } from '@milepost/contract'
import { keysOf, type Deadlines, type Instant } from '@milepost/domain'
import { no, ok, type Result } from '../../ops/result.ts'
import type { CopyRefusal } from '../copy-refusal.ts'
import type { EventLog, Progress } from '../event-log.ts'
import { eventOf } from '../fates.ts'
import type { Folds } from '../folds.ts'
import { sentenceOf } from '../store-files.ts'
import { attempted, copied } from './copy.ts'
import { openDatabase, type Database } from './database.ts'
import { unguarded } from './guards.ts'
import { sqliteLog } from './sqlite-log.ts'

/** One sentence, and whether all is well. */
export interface Check {
  readonly right: boolean
  readonly said: string
}

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
  const early = [whole, guarded(bare), sealed(bare), filed(bare)]
  bare.close()
  const opened = openDatabase(file)
  if (!opened.ok) return [...early, wrong(sentenceOf(opened.refusal))]
  const log = sqliteLog({ ...deps, database: opened.value, newEpoch: () => 'verify' })
  try {
    const also = await deps.alsoIn({ database: opened.value, eventLog: log })
    return [...early, ...also, ...(await foldsAgain(log, deps)), foldable(opened.value)]
  } finally {
    await log.close()
  }
}

const whole: Check = { right: true, said: 'The file is whole.' }

function guarded(database: Database): Check {
  const open = unguarded(database)
  return open.length === 0
    ? right('No event can be changed or removed.')
    : wrong(
        `Nothing stops an ${open.join(' or ')} of events. Start the server once: it guards them.`,
      )
}

/** What is stored is what was sealed where it was made. */
function sealed(database: Database): Check {
  const all = database.prepare<[], Sealed>(
    'select position, hash, bytes from event order by position',
  )
  return over(all.iterate(), {
    isRight: ({ hash, bytes }) => hashOfText(bytes) === hash || hashOf(eventOf(bytes)) === hash,
    right: (events) => `${events} events, each as its hash says.`,
    wrong: 'not what their hash says. Restore a backup: devices send the rest again.',
  })
}

/** An event that is not filed is not found by the order that it is about. */
function filed(database: Database): Check {
  const all = database.prepare<[], Sealed>(
    'select position, hash, bytes from event order by position',
  )
  const isUnder = database
    .prepare<[string, number], number>('select 1 from event_key where key = ? and position = ?')
    .pluck()
  return over(all.iterate(), {
    isRight: ({ position, bytes }) =>
      keysOf(eventOf(bytes)).every((key) => isUnder.get(key, position) === 1),
    right: (events) => `${events} events, each filed under what it is about.`,
    wrong: 'not filed under what they are about. `rebuild` files them.',
  })
}

interface Sealed {
  readonly position: number
  readonly hash: string
  readonly bytes: string
}

function over(all: Iterable<Sealed>, { isRight, ...sentence }: Rule): Check {
  let events = 0
  const odd: number[] = []
  for (const each of all) {
    events += 1
    if (!isRight(each)) odd.push(each.position)
  }
  return odd.length === 0
    ? right(sentence.right(events))
    : wrong(`${odd.length} of ${events} events (the first at ${odd[0]}) are ${sentence.wrong}`)
}

interface Rule {
  readonly isRight: (event: Sealed) => boolean
  readonly right: (events: number) => string
  readonly wrong: string
}

/** What time alone has changed since the last judgement comes first; folding everything then changes nothing. */
async function foldsAgain(log: EventLog, { at, progress }: VerifyDeps): Promise<readonly Check[]> {
  await log.judge(at)
  const before = await openFindings(log)
  const { orders, differed } = await log.rebuild(at, progress)
  const after = await openFindings(log)
  const moved = without(after, before) + without(before, after)
  return [
    differed === 0
      ? right(`${orders} orders, each stored as its events fold.`)
      : wrong(
          `${differed} of ${orders} orders are not what their events fold to. \`rebuild\` mends them.`,
        ),
    moved === 0
      ? right(`${after.size} findings open, as the events say.`)
      : wrong(`${moved} findings are not what the events say. \`rebuild\` mends them.`),
  ]
}

const without = (some: ReadonlySet<string>, others: ReadonlySet<string>): number =>
  [...some].filter((each) => !others.has(each)).length

const openFindings = async (log: EventLog): Promise<ReadonlySet<string>> =>
  new Set((await log.findings({})).map((finding) => JSON.stringify({ ...finding, openedAt: 0 })))

function foldable(database: Database): Check {
  const failed = database.prepare<[], string>('select subject from fold_failure').pluck().all()
  return failed.length === 0
    ? right('Every order and receipt can be folded.')
    : wrong(
        `${failed.length} cannot be folded, the first ${failed[0]}. Their events are kept; report this.`,
      )
}

const right = (said: string): Check => ({ right: true, said })
const wrong = (said: string): Check => ({ right: false, said })
