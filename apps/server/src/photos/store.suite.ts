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
}
