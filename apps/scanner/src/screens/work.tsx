/** The jobs of the floor. */
import type { Enrolled } from '@milepost/contract'
import type { JSX } from 'react'
import { usePickList } from '../orders/use-work.ts'
import { useRest } from '../shell/use-updates.tsx'
import type { SignedIn } from '../sync/device.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useSyncState } from '../sync/use-sync-state.ts'

export function WorkScreen(props: {
  readonly enrolment: Enrolled
  readonly person: SignedIn
}): JSX.Element {
  useRest()
  const { people } = useDevice()
  const sync = useSyncState()
  const orders = usePickList()
  return (
    <main>
      <h1>{props.person.name}</h1>
      <output data-sync={sync.kind}>{JSON.stringify(sync)}</output>
      <ul>
        {orders?.map(({ order, reference, stage }) => (
          <li key={order}>
            {reference} {stage}
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => void people.signOut()}>
        Hand on
      </button>
    </main>
  )
}
