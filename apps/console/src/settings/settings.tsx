/** All that is set up by hand: where the work is done, by whom, who looks on, and which systems may call. */
import { EmptyState } from '@milepost/ui'
import type { JSX } from 'react'
import { useSession } from '../people/use-session.ts'
import { Screen } from '../shell/screen.tsx'
import { Keys } from './keys.tsx'
import './settings.css'
import { Shops } from './shops.tsx'
import { Sites } from './sites.tsx'
import { Staff } from './staff.tsx'
import { Users } from './users.tsx'

export function Settings(): JSX.Element {
  const { role } = useSession()
  if (role !== 'admin') return <ForAdmins />
  return (
    <Screen title="Settings">
      <div className="settings">
        <Sites />
        <Staff />
        <Users />
        <Shops />
        <Keys />
      </div>
    </Screen>
  )
}

function ForAdmins() {
  return (
    <Screen title="Settings">
      <EmptyState icon="person" title="Only an admin sets things up">
        <p>Ask an admin to open a site, add a person, or issue a key.</p>
      </EmptyState>
    </Screen>
  )
}
