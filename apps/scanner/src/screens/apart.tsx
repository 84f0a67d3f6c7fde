/**
 * A screen that comes when it is first needed, out of the cache. Where it cannot be had it says so: no screen may fall over
 * the scans that wait in its page.
 */
import { EmptyState } from '@milepost/ui'
import { type ComponentType, type JSX, lazy, Suspense } from 'react'
import { useWords } from '../words/use-words.tsx'
import { TopBar } from './top-bar.tsx'

export function apart<Props extends object = object>(
  load: () => Promise<ComponentType<Props>>,
  instead: ComponentType<Props> = NotHere,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load().catch(() => instead) }))
  return function Apart(props: Props) {
    return (
      <Suspense>
        <Loaded {...props} />
      </Suspense>
    )
  }
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
