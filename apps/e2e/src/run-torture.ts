/**
 * `pnpm torture [--kills N] [--store sqlite|postgres] [--seed N] [--devices N]`: prints one table; any loss ends with 1.
 * PostgreSQL is the one at DATABASE_URL, which must be empty, otherwise one from npm that is gone afterwards.
 */
import { parseArgs } from 'node:util'
import { sparePostgres } from './torture/spare-postgres.ts'
import { torture } from './torture/torture.ts'
import { isWhole, tableOf } from './torture/table.ts'

const { values } = parseArgs({
  // pnpm hands its own `--` on.
  args: process.argv.slice(2).filter((word) => word !== '--'),
  options: {
    kills: { type: 'string', default: '50' },
    store: { type: 'string', default: 'sqlite' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    devices: { type: 'string', default: '4' },
  },
})
const isOnPostgres = values.store === 'postgres'
const given = process.env['DATABASE_URL']
const spare = isOnPostgres && given === undefined ? await sparePostgres() : undefined
const databaseUrl = isOnPostgres ? (given ?? spare?.url) : undefined
if (isOnPostgres && databaseUrl === undefined) {
  console.log('No PostgreSQL runs here: set DATABASE_URL to an empty database that may be filled.')
  process.exit(2)
}
const kills = Number(values.kills)
const seed = Number(values.seed)
console.log(`${kills} kills, seed ${seed}, ${values.store}`)

const tortured = await torture({
  kills,
  seed,
  devices: Number(values.devices),
  ...(databaseUrl === undefined ? {} : { databaseUrl }),
  told: (nth) => {
    if (nth % 25 === 0) console.log(`${nth} of ${kills} kills`)
  },
})
await spare?.end()
console.log(tableOf(tortured))
process.exitCode = isWhole(tortured) ? 0 : 1
