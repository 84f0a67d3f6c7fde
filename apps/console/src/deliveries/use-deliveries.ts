/** Deliveries: those that were announced, and one with everything known about it. */
import { consolePaths, type DeliveryList, type DeliveryPage } from '@milepost/contract'
import type { ReceiptId, SiteId } from '@milepost/domain'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask, asAnswered } from '../shell/ask.ts'

/** The live stream tells of orders, many times a minute, and of no delivery: what is received comes with the next look. */
const lookAgainMs = 15_000

export function useDeliveries(site: SiteId | undefined) {
  return useQuery<DeliveryList>({
    queryKey: ['deliveries', 'announced', site],
    queryFn: ({ signal }) =>
      ask(
        site === undefined
          ? consolePaths.deliveries
          : `${consolePaths.deliveries}?site=${encodeURIComponent(site)}`,
        { read: asAnswered<DeliveryList>(), signal },
      ),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgainMs,
  })
}

export function useDelivery(receipt: ReceiptId) {
  return useQuery<DeliveryPage>({
    queryKey: ['deliveries', 'one', receipt],
    queryFn: ({ signal }) =>
      ask(`${consolePaths.deliveries}/${encodeURIComponent(receipt)}`, {
        read: asAnswered<DeliveryPage>(),
        signal,
      }),
    refetchInterval: lookAgainMs,
  })
}
