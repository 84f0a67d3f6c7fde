/** One order on one page: where it stands, its boxes side by side, and the one timeline behind both. */
import type { OrderPage } from '@milepost/contract'
import type { OrderId, Why } from '@milepost/domain'
import { Button, Icon, verdictWords, stepWords } from '@milepost/ui'
import { type JSX, useMemo, useState } from 'react'
import { evidenceWords } from '../findings/evidence-words.ts'
import { VerdictPill } from '../findings/verdict-pill.tsx'
import { useZone } from '../people/use-session.ts'
import { OrderPrint } from '../print/order-print.tsx'
import { Answered, Bones } from '../shell/answered.tsx'
import { Screen } from '../shell/screen.tsx'
import { moment } from '../shell/time-words.ts'
import { useNow } from '../shell/use-now.ts'
import { BoxCard } from './box-card.tsx'
import { boxName } from './entry-words.ts'
import { headlineWords } from './headline-words.ts'
import { Lines, Returns } from './lines.tsx'
import { type OpenOrder, OpenOrderContext, useOpenOrder } from './open-order.ts'
import './order-screen.css'
import { StagePill } from './stage-pill.tsx'
import { Timeline } from './timeline.tsx'
import { useOrder } from './use-orders.ts'
import { whyOf } from './why-of.ts'
import { WhyAnswer, WhyButton } from './why.tsx'

export function OrderScreen({ order }: { readonly order: OrderId }): JSX.Element {
  const asked = useOrder(order)
  const [isPrinting, setPrinting] = useState(false)
  const view = asked.data?.view
  return (
    <Screen
      title={view ? `Order ${view.reference}` : 'Order'}
      heading={view && <Heading reference={view.reference} stage={view.stage} />}
      aside={
        asked.data && (
          <p className="order-ways">
            <Button icon="print" aria-pressed={isPrinting} onClick={() => setPrinting(!isPrinting)}>
              Print
            </Button>
            <CustomerLink track={asked.data.track} />
          </p>
        )
      }
    >
      <Answered asked={asked} waiting={<Waiting />}>
        {(page) => (
          <>
            {isPrinting && <OrderPrint view={page.view} close={() => setPrinting(false)} />}
            <Opened page={page} />
          </>
        )}
      </Answered>
    </Screen>
  )
}

function Opened({ page }: { readonly page: OrderPage }) {
  const [asked, setAsked] = useState<OpenOrder['asked']>()
  const zone = useZone(page.view.site)
  const now = useNow()
  const entryById = useMemo(() => new Map(page.view.entries.map((each) => [each.id, each])), [page])
  const askWhy = (about: string, why: Why) =>
    setAsked((before) => (before?.about === about ? undefined : { about, why }))
  return (
    <OpenOrderContext value={{ page, zone, now, entryById, asked, askWhy }}>
      <Facts />
      <Findings />
      <div className="order-halves">
        <div className="order-boxes">
          {page.view.boxes.length === 0 && (
            <p className="panel panel-note">
              {page.view.stage === 'cancelled'
                ? 'No box was packed before the order was cancelled.'
                : 'No box yet. A box appears here when a packer starts one or a label is made.'}
            </p>
          )}
          <div className="boxes" data-count={page.view.boxes.length}>
            {page.view.boxes.map((box, index) => (
              <BoxCard key={box.box} box={box} number={index + 1} />
            ))}
          </div>
          <Lines />
          <Returns />
        </div>
        <Timeline />
      </div>
    </OpenOrderContext>
  )
}

function Heading({ reference, stage }: Pick<OrderPage['view'], 'reference' | 'stage'>) {
  return (
    <span className="order-heading">
      <span className="order-reference">{reference}</span>
      <StagePill stage={stage} />
    </span>
  )
}

function CustomerLink({ track }: { readonly track: string }) {
  return (
    <a className="button" href={track} target="_blank" rel="noreferrer">
      <Icon name="person" size={18} />
      Customer’s page
    </a>
  )
}

function Facts() {
  const { page, zone, now } = useOpenOrder()
  const { view, customer } = page
  const facts = [
    ['Placed', moment(view.placedAt, zone, now)],
    ['Ship by', view.promised.shipBy && moment(view.promised.shipBy, zone, now)],
    ['Customer', customer?.name],
    ['E-mail', customer?.email],
    ['Phone', customer?.phone],
  ] as const
  return (
    <div className="order-facts">
      <p className="order-headline">{headlineWords(view)}</p>
      <dl>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </div>
  )
}

function Findings() {
  const { page, zone, now, asked } = useOpenOrder()
  const open = page.findings.filter((each) => !('closedAt' in each))
  if (open.length === 0) return null
  const cited = Object.fromEntries(page.view.entries.map((entry) => [entry.id, entry]))
  return (
    <ul className="order-findings" aria-label={verdictWords['missed-scan']}>
      {open.map((finding) => (
        <li key={finding.finding}>
          <div className="order-finding">
            <VerdictPill verdict={finding.verdict} />
            <strong>
              {[stepWords[finding.step], boxName(finding.box, page.view)]
                .filter(Boolean)
                .join(', ')}
            </strong>
            <span>{evidenceWords(finding, { cited, devices: page.devices, zone, now })}</span>
            <WhyButton
              about={finding.finding}
              why={whyOf(finding)}
              status={verdictWords[finding.verdict]}
            />
          </div>
          {asked?.about === finding.finding && <WhyAnswer why={whyOf(finding)} />}
        </li>
      ))}
    </ul>
  )
}

function Waiting() {
  return (
    <div className="order-halves">
      <div className="panel">
        <Bones lines={12} />
      </div>
      <div className="panel">
        <Bones lines={12} />
      </div>
    </div>
  )
}
