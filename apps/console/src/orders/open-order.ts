/** The order that is open, with what every part of its page reads: names, clock, and which "why" is being asked. */
import type { OrderPage } from '@milepost/contract'
import type { Entry, EventId, Instant, Why, Zone } from '@milepost/domain'
import { createContext, use } from 'react'

export interface OpenOrder {
  readonly page: OrderPage
  readonly zone: Zone
  readonly now: Instant
  readonly entryById: ReadonlyMap<EventId, Entry>
  /** Which status is asked about, such as `box-1/packed`, and the events behind it. */
  readonly asked: { readonly about: string; readonly why: Why } | undefined
  readonly askWhy: (about: string, why: Why) => void
}

export const OpenOrderContext = createContext<OpenOrder | undefined>(undefined)

export function useOpenOrder(): OpenOrder {
  const open = use(OpenOrderContext)
  if (!open) throw new Error('A part of the order page was drawn outside of it')
  return open
}
