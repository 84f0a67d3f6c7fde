/** What stays while places change: where one can go, the search, whether this is live, and who is signed in. */
import { Button, Icon, Pill } from '@milepost/ui'
import type { JSX, ReactNode } from 'react'
import { useFindings } from '../findings/use-findings.ts'
import { useSession, useSignOut, useZone } from '../people/use-session.ts'
import { SearchBox } from '../orders/search-box.tsx'
import { Alarms } from './alarms.tsx'
import './frame.css'
import { Link, usePlace } from './navigate.tsx'
import type { Place } from './place.ts'
import { clockTime } from './time-words.ts'
import { useLastUpdated, useLive } from './use-live.ts'

export function Frame({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <>
      <header className="bar">
        <Link className="bar-brand" to={{ screen: 'board' }}>
          <Mark />
          Milepost
        </Link>
        <Ways />
        <SearchBox />
        <div className="bar-end">
          <DemoMark />
          <Liveness />
          <Me />
        </div>
      </header>
      <Alarms />
      {children}
    </>
  )
}

function Ways() {
  const { screen } = usePlace()
  const { role } = useSession()
  const open = useFindings().data?.rows.filter((row) => row.closedAt === undefined).length
  return (
    <nav className="bar-ways" aria-label="Main">
      <Way to={{ screen: 'board' }} here={screen === 'board'}>
        Shift board
      </Way>
      <Way to={{ screen: 'findings' }} here={screen === 'findings'}>
        Missed scans
        {open !== undefined && open > 0 && (
          <span className="bar-count" title={`${open} open, whatever the verdict`}>
            {open}
          </span>
        )}
      </Way>
      <Way to={{ screen: 'deliveries' }} here={deliveryScreens.has(screen)}>
        Deliveries
      </Way>
      <Way to={{ screen: 'devices' }} here={screen === 'devices' || screen === 'enrol'}>
        Devices
      </Way>
      {role === 'admin' && (
        <Way to={{ screen: 'settings' }} here={screen === 'settings'}>
          Settings
        </Way>
      )}
    </nav>
  )
}

const deliveryScreens: ReadonlySet<Place['screen']> = new Set([
  'deliveries',
  'delivery',
  'bin-labels',
])

interface WayProps {
  readonly to: Place
  readonly here: boolean
  readonly children: ReactNode
}

function Way({ to, here, children }: WayProps) {
  return (
    <Link to={to} aria-current={here ? 'page' : undefined}>
      {children}
    </Link>
  )
}

/** Nobody should take made-up orders for real ones. */
function DemoMark() {
  return useSession().demo ? <Pill tone="look">Demo data</Pill> : null
}

function Liveness() {
  const live = useLive()
  const at = useLastUpdated()
  const zone = useZone()
  return (
    <output className="bar-live" data-live={live}>
      {live ? (
        <>
          <span className="bar-dot" aria-hidden="true" /> Live
        </>
      ) : (
        <Pill tone="look" icon="offline">
          Not live, last updated {clockTime(at, zone)}
        </Pill>
      )}
    </output>
  )
}

const roleWords = { support: 'Support', supervisor: 'Supervisor', admin: 'Admin' } as const

function Me() {
  const { name, role } = useSession()
  const signOut = useSignOut()
  return (
    <div className="bar-me">
      <p>
        <strong>{name}</strong>
        <span>{roleWords[role]}</span>
      </p>
      <Button
        look="quiet"
        icon="sign-out"
        aria-label="Sign out"
        title="Sign out"
        disabled={signOut.isPending}
        onClick={() => signOut.mutate()}
      />
    </div>
  )
}

export function Mark(): JSX.Element {
  return (
    <span className="mark" aria-hidden="true">
      <Icon name="out-for-delivery" size={18} />
    </span>
  )
}
