/** Where shops are kept, on PostgreSQL. */
import type { ShopId } from '@milepost/domain'
import type { Postgres } from '../event-log/postgres/sql.ts'
import { shopOf, type ShopStore } from './store.ts'

interface Row {
  readonly name: string
  readonly colour: string
  readonly help: string | null
}

export function postgresShopStore({ sql }: Postgres): ShopStore {
  return {
    putShop: async (shop, { name, colour, help }) => {
      await sql(
        `insert into shop (shop, name, colour, help) values ($1, $2, $3, $4)
         on conflict (shop) do update set name = excluded.name, colour = excluded.colour,
           help = excluded.help`,
        [shop, name, colour, help ?? null],
      )
    },
    shopById: async (shop) => {
      const [row] = await sql<Row>('select name, colour, help from shop where shop = $1', [shop])
      return row && shopOf(row)
    },
    allShops: async () => {
      const rows = await sql<Row & { readonly shop: ShopId }>(
        'select shop, name, colour, help from shop order by name, shop',
      )
      return rows.map((row) => ({ shop: row.shop, ...shopOf(row) }))
    },
  }
}
