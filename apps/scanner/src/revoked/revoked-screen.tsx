/** A device that lost its rights takes no scan: it hands in what waits, says how far it is, and may join anew (B8). */
import { Button, Icon } from '@milepost/ui'
import { useEffect, useEffectEvent, type JSX } from 'react'
import { useScans } from '../capture/use-scans.tsx'
import { useEnrolment } from '../people/use-people.ts'
import { useTell } from '../screens/feedback.tsx'
import { LastResult } from '../screens/last-result.tsx'
import { usePicturesWaiting } from '../photos/use-pictures-waiting.ts'
import { goTo } from '../screens/place.ts'
import { Work } from '../screens/screen.tsx'
import type { Database } from '../sync/database.ts'
import type { AttentionReason } from '../sync/sync-state.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useLive } from '../sync/use-live.ts'
import { useSyncState } from '../sync/use-sync-state.ts'
import { useWords } from '../words/use-words.tsx'
import { revokedWords } from './revoked-words.ts'

export function RevokedScreen(): JSX.Element {
  const { language, sync } = useWords()
  const words = revokedWords(language)
  const device = useDevice()
  const name = useEnrolment()?.name
  const left = useLeft()
  const tell = useTell()
  const refuse = () => tell({ tone: 'wrong', said: [words.title, words.ignored], undoes: 0 })
  useScans(refuse)
  const sayAtFirst = useEffectEvent(refuse)
  // Whoever was in the middle of something hears it, and finds no undo of the scan before.
  useEffect(() => sayAtFirst(), [])
  const pictures = usePicturesWaiting()
  const isDone = left?.own === 0 && left.others === 0 && pictures === 0
  const startAnew = async () => {
    if (await device.people.startAnew()) goTo('jobs')
  }
  return (
    <div className="screen">
      <header className="top-bar">
        <div className="top-who">
          <h1>{name}</h1>
        </div>
      </header>
      <Work>
        <section className="sync-state" data-tone="wrong">
          <Icon name="look" size={40} />
          <h2>{words.title}</h2>
          <p>{words.ignored}</p>
        </section>
        <section className="sync-state" data-tone={isDone ? 'done' : 'look'} aria-live="polite">
          {isDone && <Icon name="done" size={40} />}
          {left && left.own > 0 && <h2>{words.left(left.own)}</h2>}
          {left && left.others > 0 && <h2>{words.others(left.others)}</h2>}
          {pictures !== undefined && pictures > 0 && <h2>{words.pictures(pictures)}</h2>}
          {isDone && <h2>{words.done}</h2>}
          <p>{isDone ? words.doneNext : words.leftNext}</p>
        </section>
      </Work>
      <LastResult />
      <nav className="actions">
        {isDone ? (
          <Button tall icon="device" onClick={() => void startAnew()}>
            {words.again}
          </Button>
        ) : (
          <>
            <Button tall icon="device" onClick={() => goTo('rescue')}>
              {sync.rescue}
            </Button>
            <Button tall look="main" icon="sync" onClick={() => device.sync.now()}>
              {sync.now}
            </Button>
          </>
        )}
      </nav>
    </div>
  )
}

/** What only this device has: stored or not, of its own or brought for others. */
function useLeft(): { readonly own: number; readonly others: number } | undefined {
  const state = useSyncState()
  const stored = useLive(storedHere, undefined)
  const unsaved = state.kind === 'attention' && notStored.has(state.reason) ? state.count : 0
  return stored && { ...stored, own: stored.own + unsaved }
}

const notStored: ReadonlySet<AttentionReason> = new Set([
  'storage-full',
  'storage-broken',
  'app-too-old',
])

const storedHere = async ({ scans, relayed }: Database) => ({
  own: await scans.where('state').equals('waiting').count(),
  others: await relayed.count(),
})
