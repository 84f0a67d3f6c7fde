/** How it stands with sending, in words: what waits, what is wrong, and what to do. */
import { Button, Icon } from '@milepost/ui'
import { useState, type JSX } from 'react'
import { useFreshness } from '../orders/use-work.ts'
import { useEnrolment } from '../people/use-people.ts'
import { useUpdate } from '../shell/use-updates.tsx'
import type { SyncState } from '../sync/sync-state.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useSyncState } from '../sync/use-sync-state.ts'
import { timeIn } from '../words/saying.ts'
import { useWords } from '../words/use-words.tsx'
import { apart } from './apart.tsx'
import { goTo } from './place.ts'
import { useScanAnything } from './scan-anything.ts'
import { Work } from './screen.tsx'
import { syncWords } from './sync-words.ts'
import { TopBar } from './top-bar.tsx'

export function SyncScreen(): JSX.Element {
  const words = useWords()
  const state = useSyncState()
  useScanAnything()
  const { tone, icon, short, next } = syncWords(words, state)
  return (
    <div className="screen">
      <TopBar title={words.sync.title} />
      <Work>
        <section className="sync-state" data-tone={tone}>
          <Icon name={icon} size={40} />
          <h2>{short}</h2>
          <p>{next}</p>
        </section>
        <SyncDetail />
        <PhotosWaiting />
        <About />
      </Work>
      <nav className="actions">
        <Button tall icon="device" onClick={() => goTo('rescue')}>
          {words.sync.rescue}
        </Button>
        <NextStep state={state} />
      </nav>
    </div>
  )
}

/** What helps: to send, or what a person has to do before. */
function NextStep({ state }: { readonly state: SyncState }): JSX.Element {
  const words = useWords()
  const { sync } = useDevice()
  const { want } = useUpdate()
  const reason = state.kind === 'attention' ? state.reason : undefined
  if (reason === 'unknown-device') {
    return (
      <Button tall look="main" icon="device" onClick={() => goTo('join')}>
        {words.enrol.title}
      </Button>
    )
  }
  if (reason === 'app-too-old') {
    return (
      <Button tall look="main" icon="again" onClick={want}>
        {words.update.now}
      </Button>
    )
  }
  return (
    <Button tall look="main" icon="sync" onClick={() => sync.now()}>
      {words.sync.now}
    </Button>
  )
}

const SyncDetail = apart(
  async () => (await import('./sync-detail.tsx')).SyncDetail,
  () => undefined,
)

const PhotosWaiting = apart(
  async () => (await import('../photos/photos-waiting.tsx')).PhotosWaiting,
  () => undefined,
)

function About(): JSX.Element {
  const { sync, language } = useWords()
  const device = useEnrolment()
  const freshness = useFreshness()
  const until = freshness?.freshUntil
  const [now] = useState(() => Date.now())
  const isFresh = until !== undefined && until > now
  return (
    <dl className="about">
      <dt>{sync.device}</dt>
      <dd>{device?.name}</dd>
      <dt className="visually-hidden">{sync.title}</dt>
      <dd>{isFresh ? sync.fresh(timeIn(language)(until)) : sync.stale}</dd>
    </dl>
  )
}
