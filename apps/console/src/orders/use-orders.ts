/** Orders: found by anything, the latest, and one with everything known about it. */
import { type Concern, consolePaths, found, type Found, type OrderPage } from '@milepost/contract'
import type { OrderId } from '@milepost/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask, asAnswered, shaped } from '../shell/ask.ts'

export function useFoundOrders(text: string) {
  const wanted = text.trim()
  return useQuery<Found>({
    queryKey: ['orders', 'found', wanted],
    queryFn: ({ signal }) =>
      // A name in an address would stand in the log of every proxy on the way.
      ask(consolePaths.search, {
        method: 'POST',
        body: { text: wanted },
        read: shaped(found),
        signal,
      }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
}

export function useLatestOrders() {
  return useQuery<Found>({
    queryKey: ['orders', 'latest'],
    queryFn: ({ signal }) => ask(consolePaths.orders, { read: shaped(found), signal }),
  })
}

export function useOrdersOfConcern(concern: Concern) {
  return useQuery<Found>({
    queryKey: ['orders', 'concern', concern],
    queryFn: ({ signal }) =>
      ask(`${consolePaths.orders}?concern=${concern}`, { read: shaped(found), signal }),
    // An order becomes late by time alone, which no event tells.
    refetchInterval: 60_000,
  })
}

export function useOrder(order: OrderId) {
  return useQuery<OrderPage>({
    queryKey: ['orders', 'one', order],
    queryFn: ({ signal }) =>
      ask(`${consolePaths.orders}/${encodeURIComponent(order)}`, {
        read: asAnswered<OrderPage>(),
        signal,
      }),
  })
}
