/** Scans that could be stored nowhere for sure: said on every screen, again and again, with what to do (A6). */
import { Button, Icon } from '@milepost/ui'
import { useEffect, type JSX } from 'react'
import { signal } from '../capture/signal.ts'
import { useSyncState } from '../sync/use-sync-state.ts'
import { useWords } from '../words/use-words.tsx'
import { goTo } from './place.ts'

/** Whoever has put the device away is called back. */
const againMs = 20_000

export function NotSaved({ count }: { readonly count: number }): JSX.Element {
  const { sync, notSaved } = useWords()
  const state = useSyncState()
  const because = state.kind === 'attention' ? state.reason : 'storage-broken'
  useEffect(() => {
    const timer = setInterval(() => signal('not-saved'), againMs)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className="not-saved" role="alert">
      <Icon name="wrong" size={28} />
      <p>
        <strong>{notSaved.title(count)}</strong> {notSaved.stay} {sync.reasons[because].next}
      </p>
      <Button icon="received" onClick={() => goTo('rescue')}>
        {notSaved.takeOut}
      </Button>
    </div>
  )
}
