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
