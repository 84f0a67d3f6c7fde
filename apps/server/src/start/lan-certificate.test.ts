import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lanCertificate } from './lan-certificate.ts'

const now = Date.now()
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'milepost-tls-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a phone that trusts our authority trusts the server', async () => {
  const { key, cert, authority } = await lanCertificate(folder, ['192.0.2.7'], now)
  const server = createServer({ key, cert }, (_request, response) => response.end('hello'))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo

  const status = await new Promise<number | undefined>((resolve, reject) => {
    get({ host: '127.0.0.1', port, ca: authority }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject)
  })

  expect(status).toBe(200)
  server.close()
})

test('the same machine keeps its certificate, a new address gets a new one under the same authority', async () => {
  const first = await lanCertificate(folder, ['192.0.2.7'], now)
  const again = await lanCertificate(folder, ['192.0.2.7'], now)
  const moved = await lanCertificate(folder, ['192.0.2.8'], now)

  expect(again).toEqual(first)
  expect(moved.cert).not.toBe(first.cert)
  expect(moved.authority).toBe(first.authority)
  expect(new X509Certificate(moved.cert).checkIP('192.0.2.8')).toBe('192.0.2.8')
})

test('nobody else on the machine can read the keys', async () => {
  await lanCertificate(folder, [], now)

  const modes = await Promise.all(
    ['authority.key', 'server.key'].map((file) => stat(path.join(folder, 'tls', file))),
  )

  expect(modes.map(({ mode }) => mode % 0o1000)).toEqual([0o600, 0o600])
})
