/** All that a text finds. A text that means one order only goes there at once. */
import { EmptyState } from '@milepost/ui'
import { type JSX, useEffect } from 'react'
import { Answered, Bones } from '../shell/answered.tsx'
import { goTo, Link } from '../shell/navigate.tsx'
import { Screen } from '../shell/screen.tsx'
import { OrderList } from './order-list.tsx'
import { useFoundOrders } from './use-orders.ts'

export function FoundOrders({ text }: { readonly text: string }): JSX.Element {
  const asked = useFoundOrders(text)
  const only = asked.data?.hits.length === 1 && asked.data.devices.length === 0
  const order = only ? asked.data?.hits[0]?.order : undefined
  useEffect(() => {
    if (order) goTo({ screen: 'order', order }, 'replace')
  }, [order])
  if (text.trim() === '') return <NothingAsked />
  return (
    <Screen title={`Found for “${text}”`}>
      <section className="panel">
        <Answered asked={asked} waiting={<Bones lines={6} />}>
          {({ hits, devices }) => (
            <>
              {hits.length + devices.length === 0 && <NothingFound text={text} />}
              <OrderList hits={hits} withReason />
              <ul className="order-list">
                {devices.map(({ device, name }) => (
                  <li key={device}>
                    <Link to={{ screen: 'devices', device }}>
                      <span className="order-list-name">{name}</span>
                      <span className="order-list-because">device</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Answered>
      </section>
    </Screen>
  )
}

function NothingFound({ text }: { readonly text: string }) {
  return (
    <EmptyState icon="search" title={`Nothing is called “${text}”`}>
      <p>
        Try the order number, a tracking number or its last four letters, an SKU, a box or the name
        of a device.
      </p>
    </EmptyState>
  )
}

function NothingAsked() {
  return (
    <Screen title="Find">
      <EmptyState icon="search" title="What are you looking for?">
        <p>
          Press <kbd>/</kbd> and type an order number, a tracking number, an SKU, a box or a device.
        </p>
      </EmptyState>
    </Screen>
  )
}
