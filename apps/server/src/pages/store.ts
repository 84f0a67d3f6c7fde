/** Where shops are kept. */
import type { ShopId } from '@milepost/domain'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from '../event-log/sqlite/database.ts'
import { shop as shops } from './schema.ts'
import type { Shop } from './shop-look.ts'

export interface ShopStore {
  putShop(shop: ShopId, look: Shop): Promise<void>
  shopById(shop: ShopId): Promise<Shop | undefined>
  /** By name. */
  allShops(): Promise<readonly (Shop & { readonly shop: ShopId })[]>
}

type Row = Omit<typeof shops.$inferSelect, 'shop'>

export const shopOf = ({ name, colour, help }: Row): Shop => ({
  name,
  colour,
  ...(help ? { help } : {}),
})

export function shopStore(database: Database): ShopStore {
  const db = drizzle({ client: database })
  return {
    putShop: async (shop, { name, colour, help }) => {
      const row = { shop, name, colour, help: help ?? null }
      db.insert(shops).values(row).onConflictDoUpdate({ target: shops.shop, set: row }).run()
    },
    shopById: async (shop) => {
      const row = db.select().from(shops).where(eq(shops.shop, shop)).get()
      return row && shopOf(row)
    },
    allShops: async () =>
      db
        .select()
        .from(shops)
        .orderBy(shops.name, shops.shop)
        .all()
        .map((row) => ({ shop: row.shop as ShopId, ...shopOf(row) })),
  }
}
