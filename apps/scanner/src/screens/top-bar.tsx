/** Who, where, and how it stands with sending: always on top, always in words. */
import { Icon, Pill } from '@milepost/ui'
import type { JSX } from 'react'
import { useSite } from '../orders/use-work.ts'
import { usePerson } from '../people/use-people.ts'
import { useSyncState } from '../sync/use-sync-state.ts'
import { useWords } from '../words/use-words.tsx'
import { isPractice } from '../practice/practice-codes.ts'
import { useDevice } from '../sync/use-device.tsx'
import { goTo, usePlace } from './place.ts'
import { syncWords } from './sync-words.ts'
import { useStation } from './use-station.ts'

export function TopBar({ title }: { readonly title: string }): JSX.Element {
  const words = useWords()
  const isHome = usePlace() === 'jobs'
  const { database } = useDevice()
  return (
    <header className="top-bar">
      {!isHome && (
        <button type="button" className="top-back" onClick={() => goTo('jobs')}>
          <Icon name="back" size={28} label={words.bar.back} />
        </button>
      )}
      <div className="top-who">
        <h1>{title}</h1>
        <WhoAndWhere />
      </div>
      {!isPractice(database) && <SyncPill />}
    </header>
  )
}

function WhoAndWhere(): JSX.Element {
  const person = usePerson()
  const site = useSite()
  const station = useStation()
  const place = usePlace()
  // The station of the job before says nothing about this one.
  const stands = site?.stations.find((each) => each.station === station && each.job === place)
  const where = stands?.name ?? site?.name
  return <p>{[person?.name, where].filter(Boolean).join(' · ')}</p>
}

function SyncPill(): JSX.Element {
  const { tone, icon, short } = syncWords(useWords(), useSyncState())
  return (
    <button type="button" className="top-sync" onClick={() => goTo('sync')}>
      <Pill tone={tone} icon={icon}>
        {short}
      </Pill>
    </button>
  )
}
