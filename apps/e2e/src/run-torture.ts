/** `pnpm torture [--kills N] [--store sqlite|postgres] [--seed N] [--devices N]`: prints one table; any loss ends with 1. */
import { parseArgs } from 'node:util'
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
const databaseUrl = values.store === 'postgres' ? process.env['DATABASE_URL'] : undefined
if (values.store === 'postgres' && databaseUrl === undefined) {
  console.log('Set DATABASE_URL to an empty PostgreSQL database that may be filled.')
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
console.log(tableOf(tortured))
process.exitCode = isWhole(tortured) ? 0 : 1
