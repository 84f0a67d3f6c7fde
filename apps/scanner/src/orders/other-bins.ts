/** Where else a product lies: what the catalogue, other orders, and this device's own put-aways say. */
import { as, type LineId, type OrderId, type WorkLine } from '@milepost/domain'
import type { Database } from '../sync/database.ts'
import { gtinKey, skuKey } from './keys.ts'
import { ownEvents } from './own-events.ts'
import { docsNamed, docsWith } from './work-docs.ts'

/** `about` is an order and one of its lines, as `lineKey` joins them. */
export async function otherBins(database: Database, about: string): Promise<readonly string[]> {
  const [order = '', id = ''] = about.split(' ')
  const [doc] = await docsWith(database, 'orders', [order])
  const line = doc?.lines.find((each) => each.line === id)
  if (!line) return []
  const keys = [skuKey(line.sku), ...(line.gtin === undefined ? [] : [gtinKey(line.gtin)])]
  const { orders, products } = await docsNamed(database, keys)
  const known = [...products, ...orders.flatMap(({ lines }) => lines)].filter((each) =>
    isSame(line, each),
  )
  const own = await putAwayBins(database, line)
  const here = line.bin?.toUpperCase()
  const bins = [...own, ...known.flatMap(({ bin }) => bin ?? [])]
  return [...new Set(bins)].filter((bin) => bin.toUpperCase() !== here)
}

export const lineKey = (order: OrderId, line: LineId): string => `${order} ${line}`
export const noLine = lineKey(as<OrderId>('none'), as<LineId>('none'))

async function putAwayBins(database: Database, line: WorkLine): Promise<readonly string[]> {
  return (await ownEvents(database, ['put-away'])).flatMap((event) => {
    if (event.kind !== 'put-away') return []
    const { goods, bin } = event.body
    return isSame(line, goods) ? [bin] : []
  })
}

interface Named {
  readonly sku?: string
  readonly gtin?: string
}

function isSame(line: WorkLine, { sku, gtin }: Named): boolean {
  if (sku === line.sku) return true
  return gtin !== undefined && gtin.padStart(14, '0') === line.gtin?.padStart(14, '0')
}
