/** What the search box offers for a text, once typing has paused. */
import type { Found } from '@milepost/contract'
import { useEffect, useState } from 'react'
import { troubleOf } from '../shell/ask.ts'
import type { Place } from '../shell/place.ts'
import { useFoundOrders } from './use-orders.ts'

const pauseMs = 120
/** More than fit under the box are on the page of all found. */
const mostShown = 8

export interface Choice {
  readonly place: Place
  readonly name: string
  readonly because: string
  readonly hit?: Found['hits'][number]
}

export interface Search {
  readonly wanted: string
  readonly choices: readonly Choice[]
  /** The choices answer the text as it stands. */
  readonly isSettled: boolean
  /** What to say when there is nothing to choose. */
  readonly note: string
}

export function useSearch(text: string): Search {
  const wanted = text.trim()
  const rested = useRested(wanted)
  const asked = useFoundOrders(rested)
  const choices = wanted === '' || !asked.data ? [] : choicesIn(asked.data)
  const isSettled = rested === wanted && !asked.isFetching && !asked.isPlaceholderData
  return { wanted, choices, isSettled, note: noteOn(asked.error, isSettled, wanted) }
}

function choicesIn({ hits, devices }: Found): readonly Choice[] {
  const orders = hits.map((hit): Choice => {
    return {
      place: { screen: 'order', order: hit.order },
      name: hit.reference,
      because: hit.because,
      hit,
    }
  })
  const others = devices.map(({ device, name }): Choice => {
    return { place: { screen: 'devices', device }, name, because: 'device' }
  })
  return [...orders, ...others].slice(0, mostShown)
}

function noteOn(error: Error | null, isSettled: boolean, wanted: string): string {
  if (error) return `${troubleOf(error).title}. ${troubleOf(error).detail}`
  if (!isSettled) return 'Searching'
  return `Nothing is called “${wanted}”. Try the order number, or a tracking number or its last four letters.`
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return rested
}
