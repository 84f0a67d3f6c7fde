/** Starts the server alone, for production: no building, no demo. `start.ts` is for a first look. */
import process from 'node:process'
import { configOf, databaseFileOf } from './config.ts'
import { firstAdmin } from './people/user.ts'
import { startServer } from './server.ts'

const config = configOf(process.env, process.argv.slice(2))
if (!config.ok) fail(config.refusal.sentences)
const { host, port, publicUrl, easypostWebhookSecret, logLevel } = config.value
const started = await startServer({
  host,
  port,
  publicUrl,
  easypostWebhookSecret,
  logLevel,
  databaseFile: databaseFileOf(config.value, false),
  write: (line) => process.stdout.write(`${line}\n`),
})
if (!started.ok) fail([started.refusal.sentence])
const server = started.value

const admin = await firstAdmin(server)
if (admin) {
  const { name, password } = admin
  process.stderr.write(`Sign in at ${server.url}/console/ as ${name} with ${password}\n`)
}

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    void server.stop().then(() => process.exit(0))
  })
}

function fail(sentences: readonly string[]): never {
  process.stderr.write(`${sentences.join('\n')}\n`)
  process.exit(1)
}
