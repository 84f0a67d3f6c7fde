/**
 * A screen that comes when it is first needed, out of the cache. Where it cannot be had it says so: no screen may fall over
 * the scans that wait in its page.
 */
import { EmptyState } from '@milepost/ui'
import { type ComponentType, type JSX, lazy, Suspense, useState } from 'react'
import { useWords } from '../words/use-words.tsx'
import { TopBar } from './top-bar.tsx'

export type Apart<Props extends object = object> = ComponentType<Props> & {
  /** Loads it beforehand, so that it is there in the same frame as it is wanted. */
  readonly ready: () => Promise<void>
}

/** A part of a screen: its place is empty until it comes. */
export function apart<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
  instead?: ComponentType<Props>,
): ComponentType<Props> {
  const Part = screenApart(load, instead)
  return function ApartOrNothing(props: Props) {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    )
  }
}

/** A whole screen: whoever shows it decides what is seen until it comes. */
export function screenApart<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
  instead: ComponentType<Props> = NotHere,
): Apart<Props> {
  let here: ComponentType<Props> | undefined
  const loaded = async () => (here = await load())
  const Comes = lazy(async () => ({ default: await loaded().catch(() => instead) }))
  function Screen(props: Props) {
    // What comes late is drawn 300 ms late, as React does; what is here is drawn at once.
    const [Shown] = useState<ComponentType<Props>>(() => here ?? Comes)
    return <Shown {...props} />
  }
  // What cannot be had yet is asked for again when it is shown.
  const ready = async () => {
    await loaded().catch(() => undefined)
  }
  return Object.assign(Screen, { ready })
}

function NotHere(): JSX.Element {
  const { notHere } = useWords()
  return (
    <div className="screen">
      <TopBar title="Milepost" />
      <main>
        <EmptyState icon="offline" title={notHere.title}>
          <p>{notHere.next}</p>
        </EmptyState>
      </main>
    </div>
  )
}
