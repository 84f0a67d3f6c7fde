/** Deliveries, what came without one, and one delivery with everything known about it. */
import {
  consolePaths,
  type DeliveryList,
  type DeliveryPage,
  type StrayPage,
  type UnannouncedPage,
} from '@milepost/contract'
import type { ReceiptId, SiteId } from '@milepost/domain'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { ask, asAnswered } from '../shell/ask.ts'

/** The live stream tells of orders, many times a minute, and of no delivery: what is received comes with the next look. */
const lookAgainMs = 15_000

export const useDeliveries = (site: SiteId | undefined) =>
  usePages<DeliveryList>(consolePaths.deliveries, site)

export const useUnannounced = (site: SiteId | undefined) =>
  usePages<UnannouncedPage>(consolePaths.unannounced, site)

export const useStrayReturns = (site: SiteId | undefined) =>
  usePages<StrayPage>(consolePaths.strayReturns, site)

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

/** Answers the pages that were asked for so far. */
function usePages<Page extends { readonly earlier?: number }>(
  path: string,
  site: SiteId | undefined,
) {
  return useInfiniteQuery({
    queryKey: ['deliveries', path, site],
    initialPageParam: undefined as number | undefined,
    queryFn: ({ pageParam, signal }) =>
      ask(addressOf(path, site, pageParam), { read: asAnswered<Page>(), signal }),
    getNextPageParam: ({ earlier }) => earlier,
    select: ({ pages }) => pages,
    placeholderData: keepPreviousData,
    refetchInterval: lookAgainMs,
  })
}

function addressOf(path: string, site: SiteId | undefined, before: number | undefined): string {
  const query = new URLSearchParams()
  if (site !== undefined) query.set('site', site)
  if (before !== undefined) query.set('before', String(before))
  return query.size === 0 ? path : `${path}?${query}`
}
