/** Chooses what is on the screen: sign-in, or the place that the address names. */
import { EmptyState } from '@milepost/ui'
import type { JSX } from 'react'
import { Deliveries } from '../deliveries/deliveries.tsx'
import { DeliveryScreen } from '../deliveries/delivery-screen.tsx'
import { Devices } from '../devices/devices.tsx'
import { Enrol } from '../devices/enrol.tsx'
import { MissedScans } from '../findings/missed-scans.tsx'
import { ShiftBoard } from '../findings/shift-board.tsx'
import { BinLabels } from '../print/bin-labels.tsx'
import { FoundOrders } from '../orders/found-orders.tsx'
import { OrdersOfConcern } from '../orders/orders-of-concern.tsx'
import { OrderScreen } from '../orders/order-screen.tsx'
import { SignIn } from '../people/sign-in.tsx'
import { Settings } from '../settings/settings.tsx'
import { SignedIn, useSessionState } from '../people/use-session.ts'
import { Refused } from './answered.tsx'
import { troubleOf } from './ask.ts'
import { Frame } from './frame.tsx'
import { Link, usePlace } from './navigate.tsx'
import { hrefOf } from './place.ts'
import { Screen } from './screen.tsx'

export function App(): JSX.Element {
  const asked = useSessionState()
  if (asked.data?.kind === 'in') {
    return (
      <SignedIn value={asked.data.session}>
        <Frame>
          <Here />
        </Frame>
      </SignedIn>
    )
  }
  if (asked.data) return <SignIn because={asked.data.because} />
  if (asked.isError) {
    return (
      <main className="alone">
        <Refused trouble={troubleOf(asked.error)} again={() => void asked.refetch()} />
      </main>
    )
  }
  return <main className="alone" aria-busy="true" />
}

function Here() {
  const place = usePlace()
  switch (place.screen) {
    case 'board':
      return <ShiftBoard />
    case 'findings':
      return <MissedScans verdict={place.verdict} step={place.step} />
    case 'concern':
      return <OrdersOfConcern concern={place.concern} />
    case 'order':
      return <OrderScreen key={place.order} order={place.order} />
    case 'find':
      return <FoundOrders key={place.text} text={place.text} />
    case 'deliveries':
      return <Deliveries site={place.site} show={place.show} />
    case 'delivery':
      return <DeliveryScreen key={place.receipt} receipt={place.receipt} />
    case 'devices':
      return <Devices chosen={place.device} />
    case 'bin-labels':
      return <BinLabels />
    case 'enrol':
      return <Enrol />
    case 'settings':
      return <Settings />
    case 'lost':
      return <Lost path={hrefOf(place)} />
  }
}

function Lost({ path }: { readonly path: string }) {
  return (
    <Screen title="No such page">
      <EmptyState icon="search" title={`There is nothing at ${path}`}>
        <p>Search for an order above, or go to the shift board.</p>
        <Link to={{ screen: 'board' }}>Shift board</Link>
      </EmptyState>
    </Screen>
  )
}
