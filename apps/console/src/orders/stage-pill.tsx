/** Where an order as a whole stands. */
import type { OrderStage } from '@milepost/domain'
import { type IconName, Pill, stageWords, type Tone } from '@milepost/ui'
import type { JSX } from 'react'

const looks: Readonly<Record<OrderStage, readonly [Tone, IconName]>> = {
  'ordered': ['calm', 'ordered'],
  'picking': ['calm', 'picked'],
  'packing': ['calm', 'packed'],
  'packed': ['calm', 'packed'],
  'handed-over': ['again', 'handed-over'],
  'in-transit': ['again', 'in-transit'],
  'out-for-delivery': ['again', 'out-for-delivery'],
  'delivered': ['done', 'delivered'],
  'cancelled': ['calm', 'revoke'],
  'returned': ['calm', 'undo'],
}

export function StagePill({ stage }: { readonly stage: OrderStage }): JSX.Element {
  const [tone, icon] = looks[stage]
  return (
    <Pill tone={tone} icon={icon}>
      {stageWords[stage]}
    </Pill>
  )
}
