/** What every store of shops must do. */
import { expect, test } from 'vitest'
import { as, type ShopId } from '@milepost/domain'
import type { ShopStore } from './store.ts'

const shop = as<ShopId>('shop')

export function anyShopStore(emptyStore: () => Promise<ShopStore>): void {
  test('a shop looks as it was last put', async () => {
    const store = await emptyStore()
    await store.putShop(shop, { name: 'Mugs', colour: '#111111', help: 'tel:+1' })
    await store.putShop(shop, { name: 'Mugs & more', colour: '#222222' })

    expect(await store.shopById(shop)).toEqual({ name: 'Mugs & more', colour: '#222222' })
    expect(await store.shopById(as<ShopId>('other'))).toBeUndefined()
    await store.putShop(as<ShopId>('other'), { name: 'Books', colour: '#333333', help: 'tel:+2' })
    expect(await store.allShops()).toEqual([
      { shop: 'other', name: 'Books', colour: '#333333', help: 'tel:+2' },
      { shop: 'shop', name: 'Mugs & more', colour: '#222222' },
    ])
  })
}
