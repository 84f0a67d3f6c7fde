/** Where references, customer links and customers are kept, on PostgreSQL. */
import type { Customer } from '@milepost/contract'
import type { OrderId } from '@milepost/domain'
import type { Postgres, Sql } from '../event-log/postgres/sql.ts'
import type { Claim, OrderStore } from './store.ts'

const columns = 'kind, owner, reference, id, content_hash "contentHash", first_at "firstAt"'
const claimed = `select ${columns} from placed_reference where kind = $1 and owner = $2 and reference = $3`

export function postgresOrderStore({ sql, inTransaction }: Postgres): OrderStore {
  return {
    claim: (claim, beside) =>
      inTransaction(async (transaction) => {
        const first = await taken(transaction.sql, claim)
        if (first) return first
        if (beside) await putBeside(transaction.sql, claim.id, beside)
        return claim
      }),
    claimOf: async (kind, owner, reference) =>
      (await sql<Claim>(claimed, [kind, owner, reference]))[0],
    tokenOf: async (order) => {
      const rows = await sql<{ token: string }>('select token from order_link where "order" = $1', [
        order,
      ])
      return rows[0]?.token
    },
    orderByToken: async (token) => {
      const rows = await sql<{ order: OrderId }>(
        'select "order" from order_link where token = $1',
        [token],
      )
      return rows[0]?.order
    },
    customerOf: async (order) => {
      const [row] = await sql<{ doc: string }>(
        'select doc from customer_of_order where "order" = $1',
        [order],
      )
      return row && (JSON.parse(row.doc) as Customer)
    },
    eraseCustomer: async (order) => {
      const erased = await sql('delete from customer_of_order where "order" = $1 returning 1 one', [
        order,
      ])
      return erased.length > 0
    },
    ordersOfCustomer: async (text, limit) => {
      const rows = await sql<{ order: OrderId }>(
        `select "order" from customer_of_order
         where position($1 in name) > 0 or email = $1 or phone = $1 limit $2`,
        [text.toLowerCase(), limit],
      )
      return rows.map(({ order }) => order)
    },
  }
}

/** Who took the reference first, if that was another. Whoever takes the same one at the same time waits here. */
async function taken(sql: Sql, claim: Claim): Promise<Claim | undefined> {
  const { kind, owner, reference, id, contentHash, firstAt } = claim
  const ours = await sql(
    `insert into placed_reference (kind, owner, reference, id, content_hash, first_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning id`,
    [kind, owner, reference, id, contentHash, firstAt],
  )
  return ours.length > 0 ? undefined : (await sql<Claim>(claimed, [kind, owner, reference]))[0]
}

async function putBeside(
  sql: Sql,
  order: string,
  { token, customer }: { readonly token: string; readonly customer?: Customer },
): Promise<void> {
  await sql('insert into order_link ("order", token) values ($1, $2)', [order, token])
  if (!customer) return
  const found = [customer.name, customer.email, customer.phone]
  await sql(
    'insert into customer_of_order ("order", doc, name, email, phone) values ($1, $2, $3, $4, $5)',
    [order, JSON.stringify(customer), ...found.map((text) => text?.toLowerCase() ?? null)],
  )
}
