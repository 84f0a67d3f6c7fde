/** Whoever has signed in keeps the screen on by working. */
import { useEffect } from 'react'
import { usePerson } from '../people/use-people.ts'
import { stayingAwake } from '../shell/stay-awake.ts'
import { useTold } from './feedback.tsx'

const light = stayingAwake({
  keepOn: async () =>
    'wakeLock' in navigator
      ? await navigator.wakeLock.request('screen').catch(() => undefined)
      : undefined,
  isSeen: () => !document.hidden,
  later: (work, ms) => {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
})

export function StayAwakeHere(): undefined {
  const isAnybody = usePerson() !== null
  const told = useTold()
  const sign = isAnybody ? (told ?? 'signed-in') : undefined
  useEffect(() => {
    if (sign !== undefined) light.stir()
  }, [sign])
  useEffect(() => {
    if (!isAnybody) return undefined
    const over = new AbortController()
    const { signal } = over
    for (const each of ['pointerdown', 'keydown', 'visibilitychange'])
      window.addEventListener(each, light.stir, { capture: true, signal })
    return () => {
      over.abort()
      light.rest()
    }
  }, [isAnybody])
  return undefined
}
