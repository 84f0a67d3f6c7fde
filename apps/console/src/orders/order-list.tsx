/** Orders as lines: number, stage, boxes, and when they were placed, or for how long they have been late or in trouble. */
import type { Found } from '@milepost/contract'
import type { JSX } from 'react'
import { useZone } from '../people/use-session.ts'
import { Link } from '../shell/navigate.tsx'
import { moment, span } from '../shell/time-words.ts'
import { useNow } from '../shell/use-now.ts'
import './order-list.css'
import { StagePill } from './stage-pill.tsx'

export interface OrderListProps {
  readonly hits: Found['hits']
  /** A search also says what matched. */
  readonly withReason?: boolean
}

export function OrderList({ hits, withReason = false }: OrderListProps): JSX.Element {
  const zone = useZone()
  const now = useNow(60)
  return (
    <ul className="order-list">
      {hits.map(({ order, reference, stage, placedAt, boxes, because, since }) => (
        <li key={order}>
          <Link to={{ screen: 'order', order }}>
            <span className="order-list-name">{reference}</span>
            {withReason && <span className="order-list-because">{because}</span>}
            <StagePill stage={stage} />
            <span className="order-list-boxes">{boxWords(boxes)}</span>
            {since === undefined ? (
              <time dateTime={new Date(placedAt).toISOString()}>{moment(placedAt, zone, now)}</time>
            ) : (
              <time dateTime={new Date(since).toISOString()} title={moment(since, zone, now)}>
                for {span(now - since)}
              </time>
            )}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function boxWords(boxes: number): string {
  if (boxes === 0) return 'no box yet'
  return boxes === 1 ? '1 box' : `${boxes} boxes`
}
