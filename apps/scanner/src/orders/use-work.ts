/** The cached work for the screens. Undefined only until the first read of the database; never waits for the network. */
import type { WorkReceiptDoc, WorkSite } from '@milepost/contract'
import type { OrderId, ReceiptId, ReturnId, WorkOrder } from '@milepost/domain'
import type { ReturnOnFloor } from './own-returns.ts'
import { allReturns, returnById } from './returns.ts'
import { freshness, type PullFact } from '../sync/facts.ts'
import { type Live, useLive } from '../sync/use-live.ts'
import {
  allBoxes,
  allOrders,
  allReceipts,
  type BoxOfOrder,
  orderById,
  ordersNamed,
  pickList,
  receiptById,
  siteOfDevice,
} from './work.ts'

/** `null`: this device knows no such order. */
export const useOrder = (order: OrderId): Live<WorkOrder | undefined> => useLive(orderById, order)
/** Ids, told apart by blanks. */
export const useOrdersNamed = (ids: string): Live<readonly WorkOrder[]> => useLive(ordersNamed, ids)
export const useOrders = (): Live<readonly WorkOrder[]> => useLive(allOrders, undefined)
/** Orders with something to pick, the most urgent first. */
export const usePickList = (): Live<readonly WorkOrder[]> => useLive(pickList, undefined)
export const useReceipts = (): Live<readonly WorkReceiptDoc[]> => useLive(allReceipts, undefined)
export const useReceipt = (receipt: ReceiptId): Live<WorkReceiptDoc | undefined> =>
  useLive(receiptById, receipt)
/** Every box of every cached order. */
export const useBoxes = (): Live<readonly BoxOfOrder[]> => useLive(allBoxes, undefined)
/** Returns that are expected or here. */
export const useReturns = (): Live<readonly ReturnOnFloor[]> => useLive(allReturns, undefined)
export const useReturn = (id: ReturnId): Live<ReturnOnFloor | undefined> => useLive(returnById, id)
export const useSite = (): Live<WorkSite | undefined> => useLive(siteOfDevice, undefined)
/** Until when the lists are fresh, as the server said at the last pull. */
export const useFreshness = (): Live<PullFact | undefined> => useLive(freshness, undefined)
