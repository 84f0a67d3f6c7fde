/** This device's own scans: the latest that can be undone, and those the server has set aside. */
import type { HeldScan } from '@milepost/outbox'
import { lastThatCounts, setAsideScans } from './own-log.ts'
import { type Live, useLive } from './use-live.ts'

export const useLastScan = (): Live<HeldScan | undefined> => useLive(lastThatCounts, undefined)
export const useSetAside = (): Live<readonly HeldScan[]> => useLive(setAsideScans, undefined)
