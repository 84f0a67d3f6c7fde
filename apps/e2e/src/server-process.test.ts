import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startServer, type ServerProcess, type ServerWish } from './server-process.ts'

test('a server counts as started once its health check answers well', async () => {
  const server = await started({ env: { WELL_AFTER: '3' } })

  const asked = await fetch(new URL('/asked', server.url))

  expect(await asked.text()).toBe('3')
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`)
  expect(server.output()).toContain('warming up')
})

test('stop lets the server finish, and gives its exit code', async () => {
  const server = await started({ env: { EXIT_CODE: '7' } })

  const code = await server.stop()

  expect(code).toBe(7)
  expect(await readFile(join(server.dataDir, 'finished'), 'utf8')).toBe('yes')
})

test('kill leaves the server no time to finish', async () => {
  const server = await started()

  await server.kill()

  await expect(access(join(server.dataDir, 'finished'))).rejects.toThrow('ENOENT')
  await expect(fetch(server.url)).rejects.toThrow('fetch failed')
})

test('a killed server comes back on its folder and port', async () => {
  const first = await started()
  await first.kill()

  const second = await started({ dataDir: first.dataDir, port: first.port })

  expect(second.url).toBe(first.url)
  expect(second.dataDir).toBe(first.dataDir)
})

test('a server that ends instead of listening is an error with its own words', async () => {
  const start = started({ env: { REFUSAL: 'PORT must be a number' } })

  await expect(start).rejects.toThrow(/ended with code 1 .* it wrote:\nPORT must be a number/)
})

test('a server that never answers well is killed and told of', async () => {
  const start = started({ env: { WELL_AFTER: '1000000' }, startsWithinSeconds: 0.5 })

  await expect(start).rejects.toThrow(/not ready within 0\.5 s; it wrote:\nwarming up/)
})

test('a database named in the shell does not reach the server', async () => {
  process.env['DATABASE_URL'] = 'postgres://shop'
  onTestFinished(() => void delete process.env['DATABASE_URL'])

  const server = await started()

  expect(await (await fetch(new URL('/database', server.url))).text()).toBe('none')
})

async function started(wish: ServerWish = {}): Promise<ServerProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'server-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const entry = join(folder, 'main.mjs')
  await writeFile(entry, smallServer)
  const server = await startServer({ dataDir: folder, ...wish, entry })
  onTestFinished(server.kill)
  return server
}

/** Keeps the promises that the real server makes to its starter. */
const smallServer = `
import { createServer } from 'node:http'
import { writeFileSync } from 'node:fs'
const { PORT, HOST, DATA_DIR, WELL_AFTER = '1', EXIT_CODE = '0', REFUSAL, DATABASE_URL = 'none' } = process.env
if (REFUSAL) {
  console.error(REFUSAL)
  process.exit(1)
}
console.error('warming up')
let asked = 0
const server = createServer(({ url }, response) => {
  if (url === '/healthz') response.writeHead(++asked < Number(WELL_AFTER) ? 503 : 200).end()
  else response.end(url === '/asked' ? String(asked) : DATABASE_URL)
})
server.listen(Number(PORT), HOST, () => {
  console.log(JSON.stringify({ listening: { url: 'http://127.0.0.1:' + server.address().port } }))
})
process.on('SIGTERM', () => {
  writeFileSync(DATA_DIR + '/finished', 'yes')
  process.exit(Number(EXIT_CODE))
})
`
