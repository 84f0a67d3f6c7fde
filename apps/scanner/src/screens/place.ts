/** Which screen is open: kept in the address, so that the device's back button works, and over a restart. */
import { useSyncExternalStore } from 'react'
import { keepPlace, placeKept } from '../shell/places.ts'
import type { JobName } from '../words/words.ts'

export type Place = JobName | 'jobs' | 'sync' | 'rescue' | 'print'

const places: readonly Place[] = [
  'receive',
  'pick',
  'pack',
  'hand-over',
  'returns',
  'put-away',
  'jobs',
  'sync',
  'rescue',
  'print',
]
const key = 'screen'

export function usePlace(): Place {
  return useSyncExternalStore(onMove, placeNow)
}

export function goTo(place: Place): void {
  location.hash = `#/${place}`
}

/** After a cold start the work goes on where it was. */
export function returnToWork(): void {
  if (location.hash !== '') return
  const last = placeNamed(placeKept(key) ?? '')
  if (last) history.replaceState(null, '', `#/${last}`)
}

function onMove(listener: () => void): () => void {
  const moved = () => {
    keepPlace(key, placeNow())
    listener()
  }
  window.addEventListener('hashchange', moved)
  return () => window.removeEventListener('hashchange', moved)
}

function placeNow(): Place {
  return placeNamed(location.hash.slice(2)) ?? 'jobs'
}

const placeNamed = (name: string): Place | undefined => places.find((place) => place === name)
