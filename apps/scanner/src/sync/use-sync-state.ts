/** The sync state, kept current. */
import { useSyncExternalStore } from 'react'
import type { SyncState } from './sync-state.ts'
import { useDevice } from './use-device.tsx'

export function useSyncState(): SyncState {
  const { sync } = useDevice()
  return useSyncExternalStore(sync.onChange, sync.state)
}

/** How many scans are safe nowhere. */
export function useAtRisk(): number {
  const { sync } = useDevice()
  return useSyncExternalStore(sync.onChange, () => sync.atRisk())
}
