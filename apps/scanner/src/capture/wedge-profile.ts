/** What was learned of this device's scanner, kept with the device. While it is calibrated nothing of it counts. */
import { useSyncExternalStore } from 'react'
import { keepFact, wedgeProfile } from '../sync/facts.ts'
import type { Database } from '../sync/database.ts'
import { useLive, type Live } from '../sync/use-live.ts'
import type { WedgeProfile } from './wedge.ts'

export function useWedgeProfile(): Live<WedgeProfile | undefined> {
  const kept = useLive(wedgeProfile, undefined)
  const isRaw = useSyncExternalStore(onTurn, () => raw)
  return isRaw ? null : kept
}

export const keepWedgeProfile = (
  database: Database,
  profile: WedgeProfile | undefined,
): Promise<void> => keepFact(database, 'wedge', profile)

let raw = false
const listeners = new Set<() => void>()

/** From here on keys are heard as they come. Answers how to end that. */
export function hearRaw(): () => void {
  turn(true)
  return () => turn(false)
}

function turn(next: boolean): void {
  raw = next
  for (const listener of listeners) listener()
}

function onTurn(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
