import { hashOfBytes } from '@milepost/contract'
import { pictureLine, picturesIn } from '@milepost/outbox'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { photoStoreNamed } from './photo-store.ts'
import { sendPhotos } from './send-photos.ts'

const day = 24 * 3_600_000
const picture = (name: string, takenAt = 0) => ({
  hash: name,
  bytes: new TextEncoder().encode(name).buffer,
  takenAt,
})

function phone() {
  const indexedDB = new IDBFactory()
  return { opens: () => photoStoreNamed('photos', { indexedDB, IDBKeyRange }) }
}

/** A server that answers each picture with the next of these; nothing is no network. */
function server(...statuses: readonly (number | undefined)[]) {
  const asked: string[] = []
  const left = [...statuses]
  const put = async (hash: string, bytes: ArrayBuffer) => {
    asked.push(hash)
    expect(new TextDecoder().decode(bytes)).toBe(hash)
    const status = left.shift()
    return await Promise.resolve(status === undefined ? undefined : { status, text: '' })
  }
  return { asked, put }
}

test('PH4: a picture outlives a restart, is there once, and is sent once', async () => {
  const own = phone()
  const first = own.opens()
  await first.keep(picture('a'))
  await first.keep(picture('a'))
  await first.keep(picture('b'))

  const store = own.opens()
  const { asked, put } = server(201, 204)
  expect(await store.waiting()).toBe(2)
  await sendPhotos({ store, put, server: 'life-1', now: 0 })
  await sendPhotos({ store, put, server: 'life-1', now: 0 })

  expect(asked).toEqual(['a', 'b'])
  expect(await store.waiting()).toBe(0)
})

test.each([undefined, 401, 503, 200])(
  'PH4: an answer of %s ends the round, and the next one begins there',
  async (status) => {
    const store = phone().opens()
    await store.keep(picture('a'))
    await store.keep(picture('b'))
    const { asked, put } = server(status, 201, 201)

    await sendPhotos({ store, put, server: 'life-1', now: 0 })
    await sendPhotos({ store, put, server: 'life-1', now: 0 })

    expect(asked).toEqual(['a', 'a', 'b'])
  },
)

test('PH4: what the server will not have is kept, and holds up no other', async () => {
  const store = phone().opens()
  await store.keep(picture('a'))
  await store.keep(picture('b'))
  const { asked, put } = server(400, 201)

  await sendPhotos({ store, put, server: 'life-1', now: 0 })
  await sendPhotos({ store, put, server: 'life-1', now: 0 })

  expect(asked).toEqual(['a', 'b'])
  expect(await store.byHash('a')).toMatchObject({ refused: 400 })
})

test('PH5: a server that was restored gets its pictures again; after a week they go', async () => {
  const store = phone().opens()
  await store.keep(picture('a'))
  const { asked, put } = server(201, 201)

  await sendPhotos({ store, put, server: 'life-1', now: day })
  await sendPhotos({ store, put, server: 'life-2', now: 2 * day })
  await sendPhotos({ store, put, server: 'life-2', now: 8 * day })

  expect(asked).toEqual(['a', 'a'])
  expect(await store.byHash('a')).toBeUndefined()
})

test('PH9: pictures that wait leave up to a size; what the server has or refused does not', async () => {
  const store = phone().opens()
  for (const name of ['held', 'refused', 'a', 'longer than there is room', 'b']) {
    await store.keep(picture(name))
  }
  await store.mark('held', { heldBy: 'life-1' })
  await store.mark('refused', { refused: 400 })

  const carried = await store.toCarry(8)
  const none = await store.toCarry(0)

  expect(carried.map(({ hash }) => hash)).toEqual(['a', 'b'])
  expect(none).toEqual([])
})

test('PH9: pictures of another device are sent from this one, and coming again changes nothing', async () => {
  const bytes = new Uint8Array([1, 2, 3])
  const carried = { hash: hashOfBytes(bytes), bytes: bytes.buffer, takenAt: 5 }
  const dead = phone().opens()
  await dead.keep(carried)
  const file = (await dead.toCarry(9)).map(pictureLine).join('\n')
  const other = phone().opens()
  const asked: string[] = []
  const put = async (hash: string, sent: ArrayBuffer) => {
    asked.push(hash)
    expect(new Uint8Array(sent)).toEqual(bytes)
    return await Promise.resolve({ status: 201, text: '' })
  }
  const takesIn = async () => {
    for (const each of picturesIn(file).pictures) await other.keep({ ...each, takenAt: 7 })
  }

  await takesIn()
  await takesIn()
  await sendPhotos({ store: other, put, server: 'life-1', now: 0 })
  await takesIn()
  await sendPhotos({ store: other, put, server: 'life-1', now: 0 })

  expect(asked).toEqual([carried.hash])
  expect(await dead.waiting()).toBe(1)
})
