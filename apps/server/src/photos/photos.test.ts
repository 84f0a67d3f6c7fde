import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { as, type DeviceId, type PersonId } from '@milepost/domain'
import { expect, test } from 'vitest'
import { backedUp } from '../event-log/sqlite/backup.ts'
import { type Database, openDatabase } from '../event-log/sqlite/database.ts'
import { sqliteStores } from '../stores.ts'
import { bearer, joined, origin, problemIn, signedInAs, warehouse } from '../testing.ts'
import { whyNotOurJpeg } from './jpeg.ts'
import { photoStore } from './store.ts'

/** The smallest bytes that walk like a picture: no decoder would draw them, and none is asked here. */
function jpeg({ width = 640, extra = [] as readonly number[] } = {}): Uint8Array<ArrayBuffer> {
  const app0 = [0xff, 0xe0, 0, 4, 1, 1]
  const frame = [0xff, 0xc0, 0, 11, 8, 1, 224, width >> 8, width & 255, 1, 1, 17, 0]
  const scan = [0xff, 0xda, 0, 2, 1, 2, 3]
  return new Uint8Array([0xff, 0xd8, ...app0, ...extra, ...frame, ...scan, 0xff, 0xd9])
}
const exif = [0xff, 0xe1, 0, 8, 69, 120, 105, 102, 0, 0]
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const put = (
  { app }: Awaited<ReturnType<typeof warehouse>>,
  token: string,
  bytes: Uint8Array<ArrayBuffer>,
  hash = hashOf(bytes),
) => app.request(`/v1/photos/${hash}`, { method: 'PUT', headers: bearer(token), body: bytes })

test('PH2: a picture is sent once, sending again changes nothing, and the console shows its bytes', async () => {
  const house = await warehouse()
  const { token } = await joined(house)
  const cookie = await signedInAs(house, 'support')
  const bytes = jpeg()

  const first = await put(house, token, bytes)
  const again = await put(house, token, bytes)
  const shown = await house.app.request(`/v1/console/photos/${hashOf(bytes)}`, {
    headers: { cookie },
  })

  expect([first.status, again.status, shown.status]).toEqual([201, 204, 200])
  expect(shown.headers.get('content-type')).toBe('image/jpeg')
  expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
  expect(shown.headers.get('cache-control')).toMatch(/^private/)
  expect(shown.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(bytes)
})

test('PH2: only devices send pictures, and only who is signed in sees them', async () => {
  const house = await warehouse()
  const { token } = await joined(house)
  const bytes = jpeg()
  await put(house, token, bytes)

  const nobodySends = await put(house, 'wrong', jpeg({ width: 320 }))
  const nobodySees = await house.app.request(`/v1/console/photos/${hashOf(bytes)}`)

  expect([nobodySends.status, nobodySees.status]).toEqual([401, 401])
})

test('PH9: a supervisor hands in a picture of a rescue file, once, and support does not', async () => {
  const house = await warehouse()
  const bytes = jpeg()
  const path = `/v1/console/photos/${hashOf(bytes)}`
  const handedIn = async (cookie: string, body = bytes, from = origin) =>
    await house.app.request(path, { method: 'PUT', headers: { cookie, origin: from }, body })
  const supervisor = await signedInAs(house, 'supervisor')

  const answers = [
    await handedIn(await signedInAs(house, 'support')),
    await handedIn('session=none'),
    await handedIn(supervisor, bytes, 'https://elsewhere.test'),
    await handedIn(supervisor, jpeg({ extra: exif })),
    await handedIn(supervisor),
    await handedIn(supervisor),
  ]

  expect(answers.map(({ status }) => status)).toEqual([403, 401, 403, 400, 201, 204])
  expect(new Uint8Array((await house.photos.bytesOf(hashOf(bytes))) ?? [])).toEqual(bytes)
})

test('PH8: a picture that was kept for its time is told as removed, and comes back by no device', async () => {
  const house = await warehouse()
  const { token } = await joined(house)
  const cookie = await signedInAs(house, 'support')
  const bytes = jpeg()
  await put(house, token, bytes)
  await house.photos.removeBefore(house.clock.at + 1, 9)

  const again = await put(house, token, bytes)
  const shown = await house.app.request(`/v1/console/photos/${hashOf(bytes)}`, {
    headers: { cookie },
  })

  expect([again.status, shown.status]).toEqual([204, 410])
  expect((await problemIn(shown)).type).toBe('/problems/picture-removed')
})

test('PH2: a revoked device still sends the pictures of its backlog', async () => {
  const house = await warehouse()
  const { token, device } = await joined(house)
  await house.devices.revoke(device, as<PersonId>('u-1'), 1)

  expect((await put(house, token, jpeg())).status).toBe(201)
})

test('PH3: what is no picture of ours stays out, and is told why', async () => {
  const house = await warehouse()
  const { token } = await joined(house)
  const big = new Uint8Array(300 * 1024 + 1)

  const answers = [
    await put(house, token, new TextEncoder().encode('<script>alert(1)</script>')),
    await put(house, token, jpeg({ extra: exif })),
    await put(house, token, jpeg({ width: 5000 })),
    await put(house, token, jpeg(), hashOf(new Uint8Array())),
    await put(house, token, jpeg(), 'not-a-hash'),
    await put(house, token, big),
  ]

  const problems = await Promise.all(answers.map(problemIn))
  expect(problems.map(({ type }) => type)).toEqual([
    ...Array.from({ length: 5 }, () => '/problems/invalid'),
    '/problems/too-large',
  ])
  const bytes = jpeg({ extra: exif })
  expect(await house.photos.bytesOf(hashOf(bytes))).toBeUndefined()
})

test('PH3: whatever bytes come, looking at them ends', () => {
  const whole = jpeg()

  for (let end = 0; end < whole.length; end += 1) {
    expect(whyNotOurJpeg(whole.slice(0, end))).toBe('not-a-jpeg')
  }
  expect(whyNotOurJpeg(whole)).toBeUndefined()
})

test('PH6: a backup holds the pictures of the events that it holds', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-photos-'))
  const file = join(folder, 'milepost.db')
  const opened = openDatabase(file)
  if (!opened.ok) throw new Error(opened.refusal.kind)
  const bytes = jpeg()
  const hash = hashOf(bytes)
  sqliteLogOf(opened.value)
  await photoStore(opened.value).keep({ hash, bytes, device: as<DeviceId>('d-1'), receivedAt: 7 })

  const made = await backedUp(file, join(folder, 'copy.db'), { at: 9, progress: () => undefined })
  opened.value.close()
  const copy = openDatabase(join(folder, 'copy.db'))

  expect(made.ok).toBe(true)
  if (!copy.ok) throw new Error(copy.refusal.kind)
  expect(new Uint8Array((await photoStore(copy.value).bytesOf(hash)) ?? [])).toEqual(bytes)
  copy.value.close()
  rmSync(folder, { recursive: true })
})

const sqliteLogOf = (database: Database) => sqliteStores(database, () => 'life-1').eventLog
