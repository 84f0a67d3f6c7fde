/** Reads a command line, does what it says, and answers the exit code: 0 well, 1 refused or not well, 2 not understood. */
import { parseArgs } from 'node:util'
import { configOf, databaseFileOf } from '../config.ts'
import { deviceStore } from '../devices/store.ts'
import type { Check } from '../event-log/checks.ts'
import { copySentenceOf, type CopyRefusal } from '../event-log/copy-refusal.ts'
import { folds } from '../event-log/folds.ts'
import { backedUp } from '../event-log/sqlite/backup.ts'
import { rebuilt } from '../event-log/sqlite/rebuild.ts'
import { restored } from '../event-log/sqlite/restore.ts'
import { verified } from '../event-log/sqlite/verify.ts'
import type { Clock } from '../ops/ports.ts'
import { no, ok, type Result } from '../ops/result.ts'
import { deadlines } from '../watch/deadlines.ts'
import { ledgerChecks } from './ledger-checks.ts'
import { type Renewed, renewedAt } from './new-password.ts'
import {
  ownTools,
  rebuiltOnPostgres,
  renewedOnPostgres,
  verifiedOnPostgres,
} from './on-postgres.ts'
import { progressOf } from './progress.ts'

export interface CommandDeps {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: Clock
  /** Takes each line of the answer. */
  readonly say: (line: string) => void
  /** Takes what is only for who watches: progress and refusals. */
  readonly note: (line: string) => void
}

interface Asked {
  readonly command: Command
  /** Of the backup; of an admin, the name, where one was said. */
  readonly file: string
  readonly database: string
  /** Taken instead of that file. */
  readonly postgresUrl: string | undefined
}

const commands = ['backup', 'restore', 'rebuild', 'verify', 'admin-password'] as const
type Command = (typeof commands)[number]
type Does = (asked: Asked, deps: CommandDeps) => Promise<number>

const help = `pnpm milepost backup FILE     copies everything into FILE, checked, while the server runs
pnpm milepost restore FILE    puts that copy in the place of the database; stop the server first
pnpm milepost rebuild         folds every order again and says how many differed
pnpm milepost verify          checks the database without writing to it; ends with 1 when something differs
pnpm milepost admin-password [NAME]
                              gives an admin a new password and prints it, once; the server may run
pnpm milepost decode FILE…    says what the scanner would accept of each picture, a line of JSON a file

  --data DIR    the folder of the database (otherwise DATA_DIR, otherwise data)
  --demo        the demo day's database
  --itf-14      decode: of interleaved 2 of 5 codes only those of 14 digits count, as at a site that
                does not allow others
  DATABASE_URL  names the database's file itself, such as sqlite:backups/monday.db, or a PostgreSQL
                server, which is verified and rebuilt here, and backed up by its own tools`

export async function runCommand(args: readonly string[], deps: CommandDeps): Promise<number> {
  const pictures = picturesIn(args)
  if (pictures) {
    const { decodeFiles } = await import('./decode-files.ts')
    return decodeFiles(pictures.files, pictures.anyItf, deps)
  }
  const read = askedIn(args, deps.env)
  if (!read.ok) {
    for (const line of read.refusal) deps.note(line)
    return 2
  }
  if (read.value === 'help') {
    deps.say(help)
    return 0
  }
  const { command, postgresUrl } = read.value
  if (postgresUrl === undefined) return doing[command](read.value, deps)
  return onPostgres(read.value, postgresUrl, deps)
}

const doing: Readonly<Record<Command, Does>> = {
  'backup': async ({ file, database }, deps) => {
    const made = await backedUp(database, file, {
      at: deps.now(),
      progress: watched('Copied', deps),
    })
    if (!made.ok) return refused(made.refusal, deps)
    deps.say(`${file} holds ${made.value.events} events and all else of ${database}.`)
    return 0
  },
  'restore': async ({ file, database }, deps) => {
    const made = await restored(file, database, {
      at: deps.now(),
      progress: watched('Copied', deps),
    })
    if (!made.ok) return refused(made.refusal, deps)
    const { events, aside } = made.value
    deps.say(`${database} holds the ${events} events of ${file}.`)
    if (aside !== undefined) deps.say(`What was there before is kept as ${aside}.`)
    deps.say('Start the server: devices then send again what the backup lacks.')
    return 0
  },
  'rebuild': async ({ database }, deps) => {
    const progress = watched('Folded', deps)
    const made = await rebuilt(database, { folds, deadlines, at: deps.now(), progress })
    return made.ok ? tellRebuilt(made.value, deps) : refused(made.refusal, deps)
  },
  'verify': async ({ database }, deps) => {
    const progress = watched('Checked', deps)
    const made = await verified(database, {
      folds,
      deadlines,
      at: deps.now(),
      progress,
      alsoIn: async ({ database: copy, eventLog }) =>
        ledgerChecks({ eventLog, devices: deviceStore(copy) }),
    })
    return made.ok ? tellVerified(made.value, deps) : refused(made.refusal, deps)
  },
  'admin-password': async ({ file, database }, deps) => {
    const made = await renewedAt(database, file || undefined)
    if (!made.ok) return refused(made.refusal, deps)
    return tellPassword(made.value, deps)
  },
}

async function onPostgres(
  { command, file }: Asked,
  url: string,
  deps: CommandDeps,
): Promise<number> {
  const refusedBy = (sentence: string): number => {
    deps.note(sentence)
    return 1
  }
  switch (command) {
    case 'backup':
    case 'restore':
      return refusedBy(ownTools[command])
    case 'rebuild': {
      const made = await rebuiltOnPostgres(url, { ...deps, progress: watched('Folded', deps) })
      return made.ok ? tellRebuilt(made.value, deps) : refusedBy(made.refusal)
    }
    case 'verify': {
      const made = await verifiedOnPostgres(url, { progress: watched('Checked', deps) })
      return made.ok ? tellVerified(made.value, deps) : refusedBy(made.refusal)
    }
    case 'admin-password': {
      const made = await renewedOnPostgres(url, file || undefined)
      return made.ok ? tellPassword(made.value, deps) : refusedBy(made.refusal)
    }
  }
}

function tellRebuilt(
  { orders, differed }: { readonly orders: number; readonly differed: number },
  { say }: CommandDeps,
): number {
  say(`${orders} orders folded again; ${differed} differed.`)
  return 0
}

function tellVerified(checks: readonly Check[], { say }: CommandDeps): number {
  for (const { right, said } of checks) say(`${right ? 'ok   ' : 'WRONG'} ${said}`)
  return checks.every(({ right }) => right) ? 0 : 1
}

function tellPassword(renewed: Renewed, { say, note }: CommandDeps): number {
  if (!renewed.ok) {
    note(`There are several admins: name one of ${renewed.refusal.join(', ')}.`)
    return 1
  }
  const { name, password } = renewed.value
  say(`Sign in at the console as ${name} with ${password} (shown once).`)
  return 0
}

function refused(refusal: CopyRefusal, { note }: CommandDeps): number {
  note(copySentenceOf(refusal))
  return 1
}

const watched = (what: string, { now, note }: CommandDeps) => progressOf(what, now, note)

function askedIn(
  args: readonly string[],
  env: CommandDeps['env'],
): Result<Asked | 'help', readonly string[]> {
  const words = wordsIn(args)
  if (!words) return no(['That was not understood.', help])
  const { values, positionals } = words
  const [command, file = '', ...more] = positionals
  if (values.help || command === undefined) return ok('help')
  if (command === 'decode') return no(['`decode` takes files.', help])
  const known = commands.find((each) => each === command)
  if (!known) return no([`There is no command ${command}.`, help])
  const isNamed = known === 'backup' || known === 'restore'
  const mayBeNamed = isNamed || known === 'admin-password'
  if (more.length > 0 || (isNamed && file === '') || (!mayBeNamed && file !== '')) {
    return no([`\`${known}\` takes ${isNamed ? 'one file' : 'no file'}.`, help])
  }
  if (known === 'admin-password' && values.demo === true) {
    return no(['The demo day prints what to sign in with whenever it starts.'])
  }
  const config = configOf({ ...env, ...(values.data ? { DATA_DIR: values.data } : {}) }, [])
  if (!config.ok) return no(config.refusal.sentences)
  const own = values.data ? { ...config.value, databaseFile: undefined } : config.value
  const isElsewhere = values.data !== undefined || values.demo === true
  return ok({
    command: known,
    file,
    database: databaseFileOf(own, values.demo ?? false),
    postgresUrl: isElsewhere ? undefined : own.postgresUrl,
  })
}

/** It looks at files alone, and needs no database. */
function picturesIn(args: readonly string[]) {
  const words = wordsIn(args)
  const [command, ...files] = words?.positionals ?? []
  if (command !== 'decode' || files.length === 0) return undefined
  return { files, anyItf: words?.values['itf-14'] !== true }
}

function wordsIn(args: readonly string[]) {
  try {
    return parseArgs({
      // pnpm hands its own `--` on.
      args: args.filter((word) => word !== '--'),
      options: {
        'data': { type: 'string' },
        'demo': { type: 'boolean' },
        'itf-14': { type: 'boolean' },
        'help': { type: 'boolean', short: 'h' },
      },
      allowPositionals: true,
    })
  } catch {
    // Its message names the flag, and the help says which there are.
    return undefined
  }
}
