/** What every store of pictures must do. */
import { as, type DeviceId } from '@milepost/domain'
import { expect, test } from 'vitest'
import type { PhotoStore } from './store.ts'

export function anyPhotoStore(emptyStore: () => Promise<PhotoStore>): void {
  test('PH1: a picture is kept once under its hash, byte for byte', async () => {
    const store = await emptyStore()
    const bytes = new Uint8Array([0xff, 0xd8, 0, 255, 10])
    const photo = { hash: 'a'.repeat(64), bytes, device: as<DeviceId>('d-1'), receivedAt: 7 }

    const first = await store.keep(photo)
    const again = await store.keep({ ...photo, receivedAt: 8 })

    expect([first, again]).toEqual([true, false])
    expect(new Uint8Array((await store.bytesOf(photo.hash)) ?? [])).toEqual(bytes)
    expect(await store.bytesOf('b'.repeat(64))).toBeUndefined()
  })

  test('PH8: of what is older the bytes go, once, and that it was there stays', async () => {
    const store = await emptyStore()
    const photo = { bytes: new Uint8Array([1]), device: as<DeviceId>('d-1') }
    const [old, young] = ['a'.repeat(64), 'b'.repeat(64)]
    await store.keep({ ...photo, hash: old, receivedAt: 6 })
    await store.keep({ ...photo, hash: young, receivedAt: 7 })

    const removed = [await store.removeBefore(7, 9), await store.removeBefore(7, 9)]
    const again = await store.keep({ ...photo, hash: old, receivedAt: 8 })

    expect(removed).toEqual([1, 0])
    expect(again).toBe(false)
    expect(await store.bytesOf(old)).toHaveLength(0)
    expect(await store.bytesOf(young)).toHaveLength(1)
  })

  test('PH8: pictures go some at a time, each once', async () => {
    const store = await emptyStore()
    const photo = { bytes: new Uint8Array([1]), device: as<DeviceId>('d-1') }
    for (let nth = 0; nth < 5; nth += 1)
      await store.keep({ ...photo, hash: `${nth}`, receivedAt: nth })

    const removed: number[] = []
    for (let round = 0; round < 4; round += 1) removed.push(await store.removeBefore(9, 2))

    expect(removed).toEqual([2, 2, 1, 0])
  })
}
