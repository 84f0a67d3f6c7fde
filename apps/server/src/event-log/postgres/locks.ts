/**
 * Who may work on which keys and orders until commit. Everybody locks keys before orders and each kind in one order, so
 * two rarely wait for each other in a circle; where they do, the server ends one and it tries again.
 */
import type { OrderId, SubjectKey } from '@milepost/domain'
import type { Sql } from './sql.ts'

/** So many locks at most for each kind, since the server has room for a few thousand in all. */
const stripes = 128
const keyStripes = 1
const orderStripes = 2

/** What comes in under these keys, and who claims them, is seen by one at a time. */
export const lockKeys = (sql: Sql, keys: Iterable<SubjectKey>): Promise<unknown> =>
  lock(sql, keyStripes, keys)

/** These orders are folded and judged by one at a time. */
export const lockOrders = (sql: Sql, orders: Iterable<OrderId>): Promise<unknown> =>
  lock(sql, orderStripes, orders)

async function lock(sql: Sql, kind: number, names: Iterable<string>): Promise<void> {
  const numbers = new Set(Array.from(names, stripeOf))
  if (numbers.size === 0) return
  await sql('select pg_advisory_xact_lock($1::int, n) from unnest($2::int[]) as t(n)', [
    kind,
    [...numbers].toSorted((a, b) => a - b),
  ])
}

/** FNV-1a. Every process must come to the same number. */
function stripeOf(name: string): number {
  let hash = 0x81_1c_9d_c5
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01_00_01_93)
  }
  return (hash >>> 0) % stripes
}
