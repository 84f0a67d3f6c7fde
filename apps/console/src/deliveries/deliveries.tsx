/** What came in: deliveries that were announced, goods that nobody announced, and returns without an order. */
import type { SiteId } from '@milepost/domain'
import type { JSX } from 'react'
import { useMayManage, useSession } from '../people/use-session.ts'
import '../shell/filters.css'
import { Link } from '../shell/navigate.tsx'
import type { Unexpected } from '../shell/place.ts'
import { Screen } from '../shell/screen.tsx'
import { Announced } from './announced.tsx'
import './deliveries.css'
import { StrayReturns } from './stray-returns.tsx'
import { UnannouncedGoods } from './unannounced-goods.tsx'

export interface DeliveriesProps {
  readonly site: SiteId | undefined
  /** Nothing: what was announced. */
  readonly show: Unexpected | undefined
}

export function Deliveries({ site, show }: DeliveriesProps): JSX.Element {
  return (
    <Screen title="Deliveries" aside={<Aside site={site} show={show} />}>
      <Lists site={site} show={show} />
      <Chosen site={site} show={show} />
    </Screen>
  )
}

function Chosen({ site, show }: DeliveriesProps) {
  switch (show) {
    case undefined:
      return <Announced site={site} />
    case 'unannounced':
      return <UnannouncedGoods site={site} />
    case 'stray-returns':
      return <StrayReturns site={site} />
  }
}

const lists: readonly (readonly [Unexpected | undefined, string])[] = [
  [undefined, 'Announced'],
  ['unannounced', 'Nobody announced these'],
  ['stray-returns', 'Returns without an order'],
]

function Lists({ site, show }: DeliveriesProps) {
  return (
    <div className="filters">
      <nav aria-label="What came in">
        {lists.map(([each, words]) => (
          <Link
            key={words}
            to={placeOf({ site, show: each })}
            aria-current={each === show ? 'page' : undefined}
          >
            {words}
          </Link>
        ))}
      </nav>
    </div>
  )
}

const placeOf = ({ site, show }: DeliveriesProps) =>
  ({ screen: 'deliveries', ...(site ? { site } : {}), ...(show ? { show } : {}) }) as const

function Aside({ site, show }: DeliveriesProps) {
  const mayManage = useMayManage()
  return (
    <div className="delivery-aside">
      <Sites site={site} show={show} />
      {mayManage && (
        <Link className="button" to={{ screen: 'bin-labels' }}>
          Bin labels
        </Link>
      )}
    </div>
  )
}

/** Where there is but one site there is nothing to choose. */
function Sites({ site: chosen, show }: DeliveriesProps) {
  const { sites } = useSession()
  if (sites.length < 2) return null
  return (
    <nav className="delivery-sites" aria-label="Site">
      <Link
        to={placeOf({ site: undefined, show })}
        aria-current={chosen === undefined ? 'page' : undefined}
      >
        All sites
      </Link>
      {sites.map(({ site, name }) => (
        <Link
          key={site}
          to={placeOf({ site, show })}
          aria-current={chosen === site ? 'page' : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
  )
}
