/** Scans of this device that the server has set aside. */
import { type SetAsideScan, setAsideScans } from './own-log.ts'
import { type Live, useLive } from './use-live.ts'

export const useSetAside = (): Live<readonly SetAsideScan[]> => useLive(setAsideScans, undefined)
