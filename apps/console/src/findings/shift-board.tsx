/** Home: what needs a supervisor right now, heap by heap, or that all is clear. */
import type { Board, Bucket } from '@milepost/contract'
import { ago, Icon, type IconName, verdictWords } from '@milepost/ui'
import type { JSX } from 'react'
import { OrderList } from '../orders/order-list.tsx'
import { useLatestOrders } from '../orders/use-orders.ts'
import { useSession, useZone } from '../people/use-session.ts'
import { Answered, Bones } from '../shell/answered.tsx'
import { Link } from '../shell/navigate.tsx'
import type { Place } from '../shell/place.ts'
import { Screen } from '../shell/screen.tsx'
import { clockTime, longDay, dayOf } from '../shell/time-words.ts'
import { useNow } from '../shell/use-now.ts'
import { FindingLine } from './finding-line.tsx'
import { inOrder } from './settled-rows.ts'
import './missed-scans.css'
import './shift-board.css'
import { useBoard, useFindings } from './use-findings.ts'

type Card = Board['cards'][number]

interface Look {
  readonly title: string
  readonly says: string
  readonly icon: IconName
  readonly to: Place
}

const looks: Readonly<Record<Bucket, Look>> = {
  'late': {
    title: 'Late orders',
    says: 'Not out, or not there, when promised',
    icon: 'look',
    to: { screen: 'concern', concern: 'late' },
  },
  'carrier-trouble': {
    title: 'Carrier trouble',
    says: 'A carrier reports a problem or a way back',
    icon: 'in-transit',
    to: { screen: 'concern', concern: 'carrier-trouble' },
  },
  'missed-scan': {
    title: verdictWords['missed-scan'],
    says: 'It went on, and nobody scanned it',
    icon: 'look',
    to: { screen: 'findings', verdict: 'missed-scan' },
  },
  'step-skipped': {
    title: verdictWords['step-skipped'],
    says: 'Overdue, and nothing shows it was done',
    icon: 'wrong',
    to: { screen: 'findings', verdict: 'step-skipped' },
  },
  'not-synced-yet': {
    title: verdictWords['not-synced-yet'],
    says: 'A silent device may hold the scan',
    icon: 'sync',
    to: { screen: 'findings', verdict: 'not-synced-yet' },
  },
  'silent-device': {
    title: 'Silent devices',
    says: 'Scans wait on them',
    icon: 'offline',
    to: { screen: 'devices' },
  },
  'missing-numbers': {
    title: 'Missing numbers',
    says: 'Scans made that we do not hold',
    icon: 'device',
    to: { screen: 'devices' },
  },
  'quarantined': {
    title: 'Set aside',
    says: 'Scans that did not fit, kept to look at',
    icon: 'revoke',
    to: { screen: 'devices' },
  },
}

export function ShiftBoard(): JSX.Element {
  const { sites, role } = useSession()
  return sites.length === 0 && role === 'admin' ? <FirstSteps /> : <Shift />
}

/** A new server: what to do, in the order that works. */
function FirstSteps() {
  return (
    <Screen title="Shift board">
      <div className="panel first-steps">
        <h2>Nothing is set up yet</h2>
        <ol>
          <li>Open a site with its stations.</li>
          <li>Add the people of the floor, and print their badges.</li>
          <li>Enrol a phone or handheld.</li>
          <li>Issue a key, and have the shop send its first order.</li>
        </ol>
        <Link className="button" data-look="main" to={{ screen: 'settings' }}>
          Open the settings
        </Link>
      </div>
    </Screen>
  )
}

function Shift() {
  const now = useNow()
  const zone = useZone()
  const asked = useBoard()
  return (
    <Screen title="Shift board" aside={<p className="soft">{longDay(dayOf(now, zone))}</p>}>
      <Answered asked={asked} waiting={<div className="cards-bones" />}>
        {(board) => <Cards board={board} now={now} />}
      </Answered>
      <div className="board-halves">
        <Oldest />
        <Latest />
      </div>
    </Screen>
  )
}

function Cards({ board, now }: { readonly board: Board; readonly now: number }) {
  const zone = useZone()
  const isClear = board.alarms.length === 0 && board.cards.every(({ count }) => count === 0)
  const findings = board.cards
    .filter(({ bucket }) => bucket in verdictWords)
    .reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      {isClear && (
        <section className="clear-banner" aria-live="polite">
          <Icon name="done" size={34} />
          <div>
            <h2>All clear</h2>
            <p>
              Every box has its scans, no order is late, and every device has told all. True at{' '}
              {clockTime(board.at, zone)}.
            </p>
          </div>
        </section>
      )}
      <ul className="cards">
        {board.cards.map((card) => (
          <BucketCard key={card.bucket} card={card} findings={findings} now={now} />
        ))}
      </ul>
    </>
  )
}

interface BucketCardProps {
  readonly card: Card
  /** The three verdicts share one report: this is what it counts. */
  readonly findings: number
  readonly now: number
}

function BucketCard({ card, findings, now }: BucketCardProps) {
  const { title, says, icon, to } = looks[card.bucket]
  return (
    <li className="card" data-bucket={card.bucket} data-clear={card.count === 0}>
      <Link to={to}>
        <span className="card-title">
          <Icon name={card.count === 0 ? 'done' : icon} size={18} />
          {title}
        </span>
        <span className="card-count">
          {card.count}
          {card.count > 0 && card.bucket in verdictWords && <small> of {findings} open</small>}
        </span>
        <span className="card-says">{card.count === 0 ? 'All clear' : says}</span>
        <span className="card-age">
          {card.oldestAt === undefined
            ? trendWords(card) || ' '
            : `Oldest for ${ago(card.oldestAt, now)}`}
          {card.oldestAt !== undefined && trendWords(card) && <em>{trendWords(card)}</em>}
        </span>
      </Link>
    </li>
  )
}

/** What came to light may have begun long before: so it is found, not new. */
function trendWords({ opened, closed }: Card): string {
  const moves = [opened > 0 && `${opened} found`, closed > 0 && `${closed} cleared`].filter(Boolean)
  return moves.length === 0 ? '' : `${moves.join(', ')} this hour`
}

const mostOnBoard = 7

function Oldest() {
  const asked = useFindings()
  const now = useNow()
  if (asked.data && inOrder(asked.data.rows).length === 0) return null
  return (
    <section className="board-half">
      <h2>
        Waiting longest <Link to={{ screen: 'findings' }}>All missed scans</Link>
      </h2>
      <div className="panel">
        <Answered asked={asked} waiting={<Bones lines={7} />}>
          {(page) => (
            <ul className="findings">
              {inOrder(page.rows)
                .slice(0, mostOnBoard)
                .map((row) => (
                  <FindingLine
                    key={row.finding}
                    line={{ row, cleared: false }}
                    facts={{ ...page, now }}
                  />
                ))}
            </ul>
          )}
        </Answered>
      </div>
    </section>
  )
}

function Latest() {
  const asked = useLatestOrders()
  return (
    <section className="board-half">
      <h2>Latest orders</h2>
      <div className="panel">
        <Answered asked={asked} waiting={<Bones lines={7} />}>
          {({ hits }) =>
            hits.length === 0 ? (
              <p className="panel-note">
                No order yet. Orders come in by API; the newest appear here.
              </p>
            ) : (
              <OrderList hits={hits.slice(0, 12)} />
            )
          }
        </Answered>
      </div>
    </section>
  )
}
