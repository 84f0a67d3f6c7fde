/** Orders that want a person as a whole: late, or in a carrier's trouble. The longest come first. */
import type { Concern } from '@milepost/contract'
import { EmptyState } from '@milepost/ui'
import type { JSX } from 'react'
import { Answered, Bones } from '../shell/answered.tsx'
import { Screen } from '../shell/screen.tsx'
import { OrderList } from './order-list.tsx'
import { useOrdersOfConcern } from './use-orders.ts'

const words: Readonly<Record<Concern, { title: string; says: string; none: string; why: string }>> =
  {
    'late': {
      title: 'Late orders',
      says: 'Something of them should have left by now, or been there by the promised day.',
      none: 'No order is late',
      why: 'An order appears here when it has not left by its ship-by time, or not arrived when the promised day is over.',
    },
    'carrier-trouble': {
      title: 'Carrier trouble',
      says: 'A carrier reports a delay, a failed attempt, damage, a wrong address or a way back.',
      none: 'No carrier reports trouble',
      why: 'An order appears here when a carrier reports a problem with a box, and leaves when the box is seen to move on.',
    },
  }

export function OrdersOfConcern({ concern }: { readonly concern: Concern }): JSX.Element {
  const asked = useOrdersOfConcern(concern)
  const { title, says, none, why } = words[concern]
  return (
    <Screen title={title}>
      <Answered asked={asked} waiting={<Bones lines={6} />}>
        {({ hits }) =>
          hits.length === 0 ? (
            <EmptyState icon="done" title={none}>
              <p>{why}</p>
            </EmptyState>
          ) : (
            <>
              <p className="soft order-list-says">{says}</p>
              <section className="panel">
                <OrderList hits={hits} />
              </section>
            </>
          )
        }
      </Answered>
    </Screen>
  )
}
