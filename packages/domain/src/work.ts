/** What the floor needs to know of an order, and no more: the shape devices cache and work against offline. */
import type { Label, Promised } from './event.ts'
import type { BoxId, LineId, OrderId, SiteId } from './id.ts'
import type { OrderStage } from './order-view.ts'
import type { Instant } from './time.ts'

export interface WorkOrder {
  readonly order: OrderId
  readonly reference: string
  readonly site: SiteId
  readonly stage: OrderStage
  readonly placedAt: Instant
  readonly promised: Promised
  readonly lines: readonly WorkLine[]
  readonly boxes: readonly WorkBox[]
}

export interface WorkLine {
  readonly line: LineId
  readonly sku: string
  readonly gtin?: string
  readonly name: string
  readonly bin?: string
  readonly units: number
  readonly picked: number
  readonly short: number
  readonly packed: number
}

export interface WorkBox {
  readonly box: BoxId
  readonly label?: Label
  readonly closed: boolean
  readonly handedOver: boolean
  readonly lastAt?: Instant
}

export interface WorkReceipt {
  readonly receipt: string
  readonly reference: string
  readonly site: SiteId
  readonly lines: readonly {
    readonly line: LineId
    readonly sku: string
    readonly gtin?: string
    readonly name: string
    readonly units: number
    readonly received: number
  }[]
}
