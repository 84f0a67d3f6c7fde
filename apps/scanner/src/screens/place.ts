/** Which screen is open: kept in the address, so that the device's back button works, and over a restart. */
import { useSyncExternalStore } from 'react'
import { keepPlace, placeKept } from '../shell/places.ts'
import type { JobName } from '../words/words.ts'

export type Place = JobName | 'jobs' | 'sync' | 'rescue' | 'join' | 'print' | 'calibrate'

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
  'join',
  'print',
  'calibrate',
]
const key = 'screen'
const modeKey = 'mode'

export function usePlace(): Place {
  return useSyncExternalStore(onMove, placeNow)
}

/** Within practice one stays in practice. */
export function goTo(place: Place): void {
  location.hash = `${isPractising() ? practice : '#/'}${place}`
}

/** Practice has addresses of its own, so that a restart never turns it into work. */
export const usePractising = (): boolean => useSyncExternalStore(onMove, isPractising)

export function enterPractice(): void {
  location.hash = `${practice}jobs`
}

export function leavePractice(): void {
  location.hash = '#/jobs'
}

const practice = '#/practice/'
const isPractising = (): boolean => location.hash.startsWith(practice)

/** After a cold start the work goes on where it was. */
export function returnToWork(): void {
  if (location.hash !== '') return
  const last = placeNamed(placeKept(key) ?? '')
  if (!last) return
  history.replaceState(null, '', `${placeKept(modeKey) === 'practice' ? practice : '#/'}${last}`)
}

function onMove(listener: () => void): () => void {
  const moved = () => {
    keepPlace(key, placeNow())
    keepPlace(modeKey, isPractising() ? 'practice' : '')
    listener()
  }
  window.addEventListener('hashchange', moved)
  return () => window.removeEventListener('hashchange', moved)
}

export function placeNow(): Place {
  const { hash } = location
  return placeNamed(hash.slice(isPractising() ? practice.length : 2)) ?? 'jobs'
}

const placeNamed = (name: string): Place | undefined => places.find((place) => place === name)
