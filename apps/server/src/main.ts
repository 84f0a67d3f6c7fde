/** Starts the server alone, for production: no building, no demo. `start.ts` is for a first look. */
import process from 'node:process'
import { configOf, databaseFileOf, databaseSettingOf } from './config.ts'
import { firstAdmin } from './people/user.ts'
import { startServer } from './server.ts'
import { tellingOf } from './start/first-admin.ts'
import { untilToldToStop } from './stop-signal.ts'

const config = configOf(process.env, process.argv.slice(2))
if (!config.ok) fail(config.refusal.sentences)
if (config.value.lan) fail(['--lan belongs to `pnpm start`; here, put a TLS proxy in front.'])
const {
  dataDir,
  host,
  port,
  publicUrl,
  easypostWebhookSecret,
  trustedProxy,
  minApp,
  photoDays,
  logLevel,
  postgresUrl,
} = config.value
const toldToStop = untilToldToStop()

const started = await startServer({
  host,
  port,
  publicUrl,
  easypostWebhookSecret,
  trustedProxy,
  minApp,
  photoDays,
  logLevel,
  databaseFile: databaseFileOf(config.value, false),
  databaseSetting: databaseSettingOf(config.value),
  postgresUrl,
  write: (line) => process.stdout.write(`${line}\n`),
  prepare: async (stores) => {
    const admin = await firstAdmin(stores)
    if (!admin) return
    const isTerminal = process.stderr.isTTY
    process.stderr.write(`${await tellingOf(admin, { isTerminal, dataDir })}\n`)
  },
})
if (!started.ok) fail([started.refusal.sentence])
await toldToStop
await started.value.stop()
process.exit(0)

function fail(sentences: readonly string[]): never {
  process.stderr.write(`${sentences.join('\n')}\n`)
  process.exit(1)
}
