/**
 * The first look: builds the apps when they changed, makes the demo day once, listens, and prints one short page.
 * `main.ts` is the server alone.
 */
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { type Config, configOf, databaseFileOf, databaseSettingOf } from './config.ts'
import { sentenceOf, unwritable } from './event-log/store-files.ts'
import { firstAdmin } from './people/user.ts'
import { type Prepared, type RunningServer, type ServerOptions, startServer } from './server.ts'
import { clearHalfMade, demoHouse, demoWebhookSecret, makeDemo } from './start/demo-house.ts'
import { tellingOf } from './start/first-admin.ts'
import { firstPage } from './start/first-page.ts'
import { freePort, lanAddresses, lanCertificate } from './start/lan-certificate.ts'
import { buildWebApps } from './start/web-apps.ts'
import { untilToldToStop } from './stop-signal.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const isTalkative = process.env['LOG_LEVEL'] !== undefined

const read = configOf(process.env, process.argv.slice(2))
if (!read.ok) fail(read.refusal.sentences)
await run(read.value)

async function run(config: Config): Promise<void> {
  const { dataDir, databaseFile, postgresUrl } = config
  const isDemo = config.demo && databaseFile === undefined && postgresUrl === undefined
  const database = databaseFileOf(config, isDemo)
  const refused = isDemo || config.lan ? unwritable(dataDir) : undefined
  if (refused) fail([sentenceOf(refused)])
  await buildWebApps(root, say).catch((error: Error) => fail([error.message]))
  if (isDemo && !(await clearHalfMade(dataDir, database))) {
    fail([sentenceOf({ kind: 'busy-database', path: database, because: 'another start' })])
  }
  const lan = config.lan ? await lanOf(config) : {}
  let admin: string | undefined
  const prepare = async (stores: Prepared) => {
    if (isDemo) await makeDemo(stores, dataDir, say)
    else admin = await firstAdminOf(stores, dataDir)
  }
  // Until here there is nothing to end in order: a signal simply ends it.
  const toldToStop = untilToldToStop()
  const databaseSetting = databaseSettingOf(config)
  const { easypostWebhookSecret: own } = config
  const secret = isDemo ? { easypostWebhookSecret: await demoWebhookSecret(dataDir, own) } : {}
  const server = await started(
    { ...config, ...lan, ...secret, databaseSetting, isDemo, prepare },
    database,
  )
  const url = lan.publicUrl ?? config.publicUrl ?? server.url
  const demo = isDemo ? await demoHouse(server, { dataDir, url }) : undefined
  const told = { ...(demo ? { demo } : {}), ...(admin ? { admin } : {}) }
  say(firstPage({ url, dataDir, lan: config.lan, ...told }))
  await toldToStop
  await server.stop()
  process.exit(0)
}

/** The page is read by somebody, or it is piped into a file that outlives the password. */
async function firstAdminOf(stores: Prepared, dataDir: string): Promise<string | undefined> {
  const admin = await firstAdmin(stores)
  return admin && (await tellingOf(admin, { isTerminal: process.stdout.isTTY, dataDir }))
}

async function started(
  config: Omit<ServerOptions, 'databaseFile' | 'write'>,
  databaseFile: string,
): Promise<RunningServer> {
  const result = await startServer({
    ...config,
    databaseFile,
    // A first look shows trouble only; LOG_LEVEL shows what was asked for.
    logLevel: isTalkative ? config.logLevel : 'warn',
    write: (line) => {
      if (isTalkative || !line.includes('"listening"')) process.stderr.write(`${line}\n`)
    },
  })
  return result.ok ? result.value : fail([result.refusal.sentence])
}

/** Phones give a page its camera only over HTTPS. */
async function lanOf({
  dataDir,
  publicUrl,
  host,
  ...config
}: Config): Promise<Partial<ServerOptions>> {
  const addresses = lanAddresses()
  const [first] = addresses
  if (first === undefined) {
    return fail(['This machine is on no network: connect it, or start without --lan.'])
  }
  const port = config.port === 0 ? await freePort() : config.port
  const { key, cert, authority } = await lanCertificate(dataDir, addresses, Date.now())
  return {
    host: host === '127.0.0.1' ? '0.0.0.0' : host,
    port,
    publicUrl: publicUrl ?? `https://${first}:${port}`,
    tls: { key, cert, authority },
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(sentences: readonly string[]): never {
  process.stderr.write(`${sentences.join('\n')}\n`)
  process.exit(1)
}
