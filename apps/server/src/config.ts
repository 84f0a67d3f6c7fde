/** What an operator sets, by environment and flags, checked once. Each mistake names the setting and the fix. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { PlaceSetting } from './event-log/store-files.ts'
import { type LogLevel, logLevels } from './ops/log.ts'
import { type TrustedProxy, trustedProxyIn } from './ops/peer.ts'
import { usualPhotoDays } from './photos/pruning.ts'
import { no, ok, type Result } from './ops/result.ts'

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Set when DATABASE_URL names a file of its own. */
  readonly databaseFile: string | undefined
  /** Set when DATABASE_URL names a PostgreSQL server. */
  readonly postgresUrl: string | undefined
  readonly publicUrl: string | undefined
  readonly easypostWebhookSecret: string | undefined
  readonly trustedProxy: TrustedProxy | undefined
  readonly minApp: string | undefined
  /** For how many days pictures of the floor are kept. */
  readonly photoDays: number
  readonly logLevel: LogLevel
  readonly demo: boolean
  readonly lan: boolean
}

const settings = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((port) => port <= 65_535)
    .default(8787),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]{1,253}$/)
    .default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .refine((url) => isFile(url) || isPostgres(url), { abort: true })
    .optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  EASYPOST_WEBHOOK_SECRET: z.string().min(16).optional(),
  TRUSTED_PROXY: z
    .string()
    .transform(trustedProxyIn)
    .refine((trusted) => trusted !== undefined)
    .optional(),
  MIN_APP: z
    .string()
    .regex(/^\d{1,6}(\.\d{1,6}){0,2}$/)
    .optional(),
  PHOTO_DAYS: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .default(usualPhotoDays),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})

const fixes: Readonly<Record<keyof z.output<typeof settings>, string>> = {
  PORT: 'PORT must be a number from 0 to 65535, such as 8787; 0 takes any free port.',
  HOST: 'HOST must be a name or address of this machine, such as 127.0.0.1, or 0.0.0.0 for all.',
  DATA_DIR: 'DATA_DIR must name a folder, such as data.',
  DATABASE_URL:
    'DATABASE_URL must be a file, such as sqlite:data/milepost.db, or a server, such as postgres://user:password@host:5432/milepost.',
  PUBLIC_URL: 'PUBLIC_URL must start with https:// or http://, such as https://track.example.com.',
  EASYPOST_WEBHOOK_SECRET: 'EASYPOST_WEBHOOK_SECRET must have 16 characters or more.',
  TRUSTED_PROXY:
    'TRUSTED_PROXY must be how many proxies stand before this server, such as 1, or their addresses, such as 10.0.0.0/8, 127.0.0.1.',
  MIN_APP: 'MIN_APP must be the version of an app, such as 1.4.0.',
  PHOTO_DAYS: 'PHOTO_DAYS must be a number of days from 1 to 99999, such as 365.',
  LOG_LEVEL: `LOG_LEVEL must be one of ${logLevels.join(', ')}.`,
}

const flags = { 'no-demo': { type: 'boolean' }, 'lan': { type: 'boolean' } } as const

export interface Mistake {
  readonly sentences: readonly string[]
}

export function configOf(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
): Result<Config, Mistake> {
  const flagged = flagsOf(args)
  // An empty variable is an unset one, as most tools that pass variables on have it.
  const read = settings.safeParse(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value)),
  )
  const unknown = flagged ? [] : ['The flags are --no-demo and --lan.']
  const wrong = read.error?.issues.map(({ path }) => fixes[path[0] as keyof typeof fixes]) ?? []
  if (!read.success || !flagged) return no({ sentences: [...unknown, ...new Set(wrong)] })
  return ok({
    port: read.data.PORT,
    host: read.data.HOST,
    dataDir: read.data.DATA_DIR,
    ...placeOf(read.data.DATABASE_URL),
    publicUrl: read.data.PUBLIC_URL,
    easypostWebhookSecret: read.data.EASYPOST_WEBHOOK_SECRET,
    trustedProxy: read.data.TRUSTED_PROXY,
    minApp: read.data.MIN_APP,
    photoDays: read.data.PHOTO_DAYS,
    logLevel: read.data.LOG_LEVEL,
    demo: !flagged['no-demo'],
    lan: flagged.lan ?? false,
  })
}

/** The demo day has a database of its own, so that it can be removed whole. */
export const databaseFileOf = ({ databaseFile, dataDir }: Config, isDemo: boolean): string =>
  databaseFile ?? join(dataDir, isDemo ? 'demo.db' : 'milepost.db')

/** Which setting to name when the database cannot be where it is said to be. */
export const databaseSettingOf = ({ databaseFile }: Config): PlaceSetting =>
  databaseFile === undefined ? 'DATA_DIR' : 'DATABASE_URL'

function flagsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags }).values
  } catch {
    return undefined
  }
}

function placeOf(url: string | undefined): Pick<Config, 'databaseFile' | 'postgresUrl'> {
  if (url === undefined) return { databaseFile: undefined, postgresUrl: undefined }
  return isPostgres(url)
    ? { databaseFile: undefined, postgresUrl: url }
    : { databaseFile: url.replace(/^(sqlite|file):(\/\/)?/, ''), postgresUrl: undefined }
}

const isPostgres = (url: string): boolean => /^postgres(ql)?:\/\/./.test(url) && URL.canParse(url)

function isFile(url: string): boolean {
  return /^(sqlite|file):./.test(url) || !/^[a-z][a-z0-9+.-]*:/i.test(url)
}
