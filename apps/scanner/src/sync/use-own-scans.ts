/** Scans of this device that the server has set aside. */
import type { HeldScan } from '@milepost/outbox'
import { setAsideScans } from './own-log.ts'
import { type Live, useLive } from './use-live.ts'

export const useSetAside = (): Live<readonly HeldScan[]> => useLive(setAsideScans, undefined)
