/** The real process: what an operator meets when it starts and stops. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testKey } from './devices/testing-key.ts'
import { openDatabase } from './event-log/sqlite/database.ts'
import { emptyDatabase, whyNoPostgres } from './event-log/postgres/test-server.ts'

const main = fileURLToPath(new URL('main.ts', import.meta.url))
const start = fileURLToPath(new URL('start.ts', import.meta.url))

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'milepost-main-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function started(env: Record<string, string> = {}, entry = main) {
  const child = spawn(process.execPath, [entry], {
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (part: Buffer) => (said.out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (said.err += part.toString()))
  const ended = once(child, 'close') as Promise<[number | null]>
  const url = async () => {
    const isDecided = () => said.out.includes('"listening"') || child.exitCode !== null
    await expect.poll(isDecided, { timeout: 20_000 }).toBe(true)
    return /"listening":\{"url":"([^"]+)"/.exec(said.out)?.[1] ?? ''
  }
  return { child, said, ended, url }
}

test('M1: a server says in one line where it listens, answers, and keeps its data when it stops', async () => {
  const first = started()
  const url = await first.url()
  const healthy = await fetch(`${url}/healthz`)
  first.child.kill('SIGTERM')
  const [code] = await first.ended

  const second = started()
  const again = await second.url()
  await expect.poll(() => second.said.out).toContain('listening')
  second.child.kill('SIGINT')
  const [secondCode] = await second.ended

  expect(healthy.status).toBe(200)
  expect([code, secondCode]).toEqual([0, 0])
  expect(first.said.out.split('\n')[0]).toMatch(
    /^\{.*"listening":\{"url":"http:\/\/127\.0\.0\.1:\d+"\}\}$/,
  )
  expect(again).toMatch(/^http/)
  // A first admin is told once, and the write-ahead log is folded in.
  expect(first.said.err).toMatch(/^Sign in at the console as admin; the password is in \S+\. .*\n$/)
  expect(second.said.err).toBe('')
  expect(existsSync(join(folder, 'milepost.db-wal'))).toBe(false)
})

test('L2: a first password that nobody sits there to read is in no output, only in a file of the server’s user', async () => {
  const server = started({ LOG_LEVEL: 'debug' })
  const url = await server.url()
  const file = join(folder, 'first-admin-password')
  const password = readFileSync(file, 'utf8').trim()

  const answer = await fetch(`${url}/v1/console/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'origin': url },
    body: JSON.stringify({ name: 'admin', password }),
  })
  server.child.kill('SIGTERM')
  await server.ended

  expect(password).toMatch(/^\S{16}$/)
  expect(answer.status).toBe(200)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(server.said.out + server.said.err).not.toContain(password)
})

test('M3: what is in flight when it is told to stop gets its answer', async () => {
  const server = started()
  const { hostname, port } = new URL(await server.url())
  const agent = new Agent({ keepAlive: true })
  const body = JSON.stringify({ code: 'ABCDEFGH', name: 'D', app: '1', key: testKey })
  const headers = { 'content-type': 'application/json', 'content-length': body.length }
  const slow = request({
    hostname,
    port,
    agent,
    method: 'POST',
    path: '/v1/devices/enrol',
    headers,
  })
  const answered = once(slow, 'response') as Promise<[{ statusCode?: number; resume(): void }]>
  slow.write(body.slice(0, 10))
  await once(slow, 'socket')
  await fetch(`http://${hostname}:${port}/healthz`)

  server.child.kill('SIGTERM')
  await expect.poll(() => connects(hostname, Number(port))).toBe(false)
  slow.end(body.slice(10))
  const [answer] = await answered
  answer.resume()
  const [code] = await server.ended

  expect(answer.statusCode).toBe(409)
  expect(code).toBe(0)
})

test('M1: a busy port is one sentence with the fix', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo

  const server = started({ PORT: String(port) })
  const [code] = await server.ended
  other.close()

  expect(code).toBe(1)
  expect(server.said.err).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program. Stop that one, or set PORT to another number (0 takes any).\n`,
  )
})

test('M1: a folder that cannot be is one sentence with the fix', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, '')

  const server = started({ DATA_DIR: join(file, 'data') })
  const [code] = await server.ended

  expect(code).toBe(1)
  expect(server.said.err).toMatch(/^Cannot write in .* Set DATA_DIR to a folder .*\n$/)
})

test('M1: a file where the folder should be is one sentence with the fix', async () => {
  const file = join(folder, 'a-file')
  writeFileSync(file, 'mine')

  const servers = [started({ DATA_DIR: file }), started({ DATA_DIR: file }, start)]
  const codes = await Promise.all(servers.map(async ({ ended }) => (await ended)[0]))

  expect(codes).toEqual([1, 1])
  for (const { said } of servers) {
    expect(said.err).toMatch(/^Cannot write in .*no folder.* Set DATA_DIR to a folder .*\n$/)
  }
  expect(readFileSync(file, 'utf8')).toBe('mine')
})

test.each([
  ['a folder', () => folder, /^\S+ is a folder, not a database file\. Set DATABASE_URL to .*\n$/],
  [
    'a place in no folder',
    () => join(folder, 'a', 'file', 'x.db'),
    /^Cannot write in .* Set DATABASE_URL to a file .*\n$/,
  ],
])('M1: a DATABASE_URL that is %s is named with the fix', async (_what, place, sentence) => {
  writeFileSync(join(folder, 'a'), '')

  const server = started({ DATABASE_URL: place() })
  const [code] = await server.ended

  expect(code).toBe(1)
  expect(server.said.err).toMatch(sentence)
})

test('M1: a HOST that is not here is one sentence with the fix', async () => {
  const server = started({ HOST: '203.0.113.1' })
  const [code] = await server.ended

  expect(code).toBe(1)
  expect(server.said.err).toBe(
    '203.0.113.1 is not an address of this machine. Set HOST to one, such as 127.0.0.1.\n',
  )
})

test('M1: a newer database is left as it is, with one sentence', async () => {
  const file = join(folder, 'milepost.db')
  const opened = openDatabase(file)
  if (!opened.ok) throw new Error(opened.refusal.kind)
  const { value: database } = opened
  database.exec(`insert into migration select 'later', max(made) + 1 from migration`)
  database.pragma('journal_mode = DELETE')
  database.close()
  const before = readFileSync(file)

  const server = started()
  const [code] = await server.ended

  expect(code).toBe(1)
  expect(server.said.err).toMatch(/^The database .* was written by a newer Milepost\. .*\n$/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('M1: a damaged database is left as it is, with one sentence', async () => {
  const file = join(folder, 'milepost.db')
  const rubbish = 'SQLite format 3\u0000'.padEnd(8192, 'rubbish')
  writeFileSync(file, rubbish)

  const server = started()
  const [code] = await server.ended

  expect(code).toBe(1)
  expect(server.said.err).toMatch(/^The database .* is damaged .*\n$/)
  expect(readFileSync(file, 'latin1')).toBe(rubbish)
})

test('M1: a setting that does not fit is named, and nothing is made', async () => {
  const data = join(folder, 'new')

  const server = started({ DATA_DIR: data, DATABASE_URL: 'mysql://db/milepost' })
  const [code] = await server.ended

  expect(code).toBe(1)
  expect(server.said.err).toContain('DATABASE_URL must be a file')
  expect(existsSync(data)).toBe(false)
})

test('M1: a PostgreSQL server that does not answer is one sentence with the fix', async () => {
  const server = started({ DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/milepost' })
  const [code] = await server.ended

  expect(code).toBe(1)
  expect(server.said.err).toBe(
    'PostgreSQL at 127.0.0.1:1/milepost does not answer (ECONNREFUSED). Start it, or set DATABASE_URL to where it runs.\n',
  )
})

test.skipIf(whyNoPostgres)('M2: several servers serve one database on PostgreSQL', async () => {
  const data = join(folder, 'new')
  const place = { DATA_DIR: data, DATABASE_URL: await emptyDatabase() }
  const [one, two] = [started(place), started(place)]

  const answers = await Promise.all(
    [one, two].map(async (server) => fetch(`${await server.url()}/healthz`)),
  )
  one.child.kill('SIGTERM')
  two.child.kill('SIGTERM')
  const codes = await Promise.all([one, two].map(async ({ ended }) => (await ended)[0]))

  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(codes).toEqual([0, 0])
  expect(`${one.said.err}${two.said.err}`.match(/Sign in at the console as admin/g)).toHaveLength(1)
  expect(readdirSync(data)).toEqual(['first-admin-password'])
})

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ host, port, path: '/healthz', agent: false }, (answer) => {
      answer.resume()
      resolve(true)
    })
    asked.once('error', () => resolve(false))
    asked.end()
  })
}
