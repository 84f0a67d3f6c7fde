/** Where references, customer links and customers are kept. */
import type { Customer } from '@milepost/contract'
import type { Instant, OrderId } from '@milepost/domain'
import { and, eq, or, sql } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database } from '../event-log/sqlite/database.ts'
import { customerOfOrder, orderLink, placedReference } from './schema.ts'

export interface Claim {
  readonly kind: 'order' | 'receipt' | 'return'
  readonly owner: string
  readonly reference: string
  readonly id: string
  readonly contentHash: string
  readonly firstAt: Instant
}

export interface OrderStore {
  /** Takes a reference, or answers with who took it first. An order's link and customer come with it, all or nothing. */
  claim(
    claim: Claim,
    beside?: { readonly token: string; readonly customer?: Customer },
  ): Promise<Claim>
  claimOf(kind: Claim['kind'], owner: string, reference: string): Promise<Claim | undefined>
  tokenOf(order: OrderId): Promise<string | undefined>
  orderByToken(token: string): Promise<OrderId | undefined>
  customerOf(order: OrderId): Promise<Customer | undefined>
  /** Takes the personal data of an order away for good. Its history, which names nobody, stays. False where there was none. */
  eraseCustomer(order: OrderId): Promise<boolean>
  /** By part of a name, or by a whole address or number. */
  ordersOfCustomer(text: string, limit: number): Promise<readonly OrderId[]>
}

export function orderStore(database: Database): OrderStore {
  const db = drizzle({ client: database })
  return {
    claim: async (claim, beside) => claimed(db, claim, beside),
    claimOf: async (kind, owner, reference) =>
      db.select().from(placedReference).where(named({ kind, owner, reference })).get(),
    tokenOf: async (order) =>
      db.select().from(orderLink).where(eq(orderLink.order, order)).get()?.token,
    orderByToken: async (token) =>
      db.select().from(orderLink).where(eq(orderLink.token, token)).get()?.order as
        | OrderId
        | undefined,
    customerOf: async (order) => {
      const row = db.select().from(customerOfOrder).where(eq(customerOfOrder.order, order)).get()
      return row && (JSON.parse(row.doc) as Customer)
    },
    eraseCustomer: async (order) => {
      // What is deleted is overwritten with zeros, so that the file does not go on holding it.
      database.pragma('secure_delete = ON')
      try {
        return db.delete(customerOfOrder).where(eq(customerOfOrder.order, order)).run().changes > 0
      } finally {
        database.pragma('secure_delete = OFF')
      }
    },
    ordersOfCustomer: async (text, limit) => {
      const asked = text.toLowerCase()
      const matches = or(
        sql`instr(${field('name')}, ${asked}) > 0`,
        sql`${field('email')} = ${asked}`,
        sql`${field('phone')} = ${asked}`,
      )
      const rows = db.select().from(customerOfOrder).where(matches).limit(limit).all()
      return rows.map(({ order }) => order as OrderId)
    },
  }
}

function claimed(
  db: BetterSQLite3Database,
  claim: Claim,
  beside: { readonly token: string; readonly customer?: Customer } | undefined,
): Claim {
  return db.transaction(
    (tx) => {
      const first = tx.select().from(placedReference).where(named(claim)).get()
      if (first) return first
      tx.insert(placedReference).values(claim).run()
      if (!beside) return claim
      tx.insert(orderLink).values({ order: claim.id, token: beside.token }).run()
      if (beside.customer) {
        const doc = JSON.stringify(beside.customer)
        tx.insert(customerOfOrder).values({ order: claim.id, doc }).run()
      }
      return claim
    },
    { behavior: 'immediate' },
  )
}

const field = (name: 'name' | 'email' | 'phone') =>
  sql`lower(json_extract(${customerOfOrder.doc}, ${`$.${name}`}))`

const named = ({ kind, owner, reference }: Pick<Claim, 'kind' | 'owner' | 'reference'>) =>
  and(
    eq(placedReference.kind, kind),
    eq(placedReference.owner, owner),
    eq(placedReference.reference, reference),
  )
