/** Packing on the screen: items into the box in hand, then its label. */
import { as, type BoxId, type OrderId, type WorkOrder } from '@milepost/domain'
import { Button, EmptyState } from '@milepost/ui'
import type { JSX } from 'react'
import { useOrder, useOrders } from '../orders/use-work.ts'
import { orderById } from '../orders/work.ts'
import { Screen } from '../screens/screen.tsx'
import { WhichStation } from '../screens/which-station.tsx'
import { carrierName } from '../words/saying.ts'
import type { Database } from '../sync/database.ts'
import { useWords } from '../words/use-words.tsx'
import {
  boxInHand,
  closeTapped,
  packOrderChosen,
  packScanned,
  toPackOf,
  unitsToPack,
  waitsForPacking,
  type PackState,
} from './pack.ts'
import { Choice, Next, Progress, Row, Times } from './parts.tsx'
import { useJob, type Job } from './use-job.ts'

const orderIn = async (database: Database, { order }: PackState) =>
  order === undefined ? undefined : orderById(database, order)
const noOrder = as<OrderId>('none')

export function PackScreen(): JSX.Element {
  const words = useWords()
  const job = useJob<PackState>('pack', {}, async (state, scan, database) =>
    packScanned(state, scan, await orderIn(database, state), { newBox }),
  )
  const order = useOrder(job.state.order ?? noOrder)
  const box = order ? boxOf(order, job.state) : undefined
  const isOpen = box && !box.closed
  return (
    <Screen
      title={words.jobs.pack}
      action={
        order &&
        isOpen && (
          <Button
            tall
            icon="packed"
            onClick={() => job.tap((state) => closeTapped({ ...state, box: box.box }, order))}
          >
            {words.bar.closeBox}
          </Button>
        )
      }
    >
      <WhichStation job="pack" />
      {order ? <Boxes job={job} order={order} /> : <Orders job={job} />}
    </Screen>
  )
}

/** Short enough to be read aloud, and never the same twice: 60 random bits. */
function newBox(): BoxId {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return as<BoxId>(Array.from(bytes, (byte) => alphabet.charAt(byte % 32)).join(''))
}

const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

function boxOf(order: WorkOrder, { box }: PackState) {
  return order.boxes.find((each) => each.box === box) ?? boxInHand(order)
}

function Boxes({
  job,
  order,
}: {
  readonly job: Job<PackState>
  readonly order: WorkOrder
}): JSX.Element {
  const words = useWords()
  const left = unitsToPack(order)
  const all = order.lines.reduce((sum, { units, short }) => sum + units - short, 0)
  const line = order.lines.find((each) => toPackOf(each) > 0)
  const box = boxOf(order, job.state)
  const wantsLabel = box !== undefined && (box.closed || left === 0) && !box.label
  const place = box ? order.boxes.indexOf(box) + 1 : order.boxes.length + 1
  return (
    <>
      {wantsLabel ? (
        <Next eyebrow={words.pack.box(place)} huge={words.pack.scanLabel}>
          <p className="next-what">{words.pack.labelHint}</p>
        </Next>
      ) : (
        <Next eyebrow={words.pack.box(place)} huge={line?.name ?? words.pack.scanItem}>
          <p className="next-what">
            <b className="next-count">{line ? toPackOf(line) : 0} ×</b> {words.pack.scanItem}
          </p>
          <p className="next-sku code">{line?.sku}</p>
        </Next>
      )}
      {!wantsLabel && line && toPackOf(line) > 1 && (
        <Times times={job.times} most={toPackOf(line)} onChange={job.setTimes} />
      )}
      <Progress done={all - left} of={all}>
        {words.pick.order(order.reference)} · {words.pack.packedOf(all - left, all)}
        <button type="button" className="link" onClick={() => job.setState({})}>
          {words.bar.leave}
        </button>
      </Progress>
      <ul className="rows">
        {order.boxes.map((each, at) => (
          <Row
            key={each.box}
            state={each.label ? 'done' : 'look'}
            title={words.pack.box(at + 1)}
            count={each.label ? carrierName(each.label.carrier) : words.pack.unlabelled}
          />
        ))}
        {order.lines.map((each) => (
          <Row
            key={each.line}
            state={toPackOf(each) === 0 ? 'done' : 'open'}
            title={each.name}
            count={words.pick.of(each.packed, each.units - each.short)}
          />
        ))}
      </ul>
    </>
  )
}

function Orders({ job }: { readonly job: Job<PackState> }): JSX.Element {
  const words = useWords()
  const orders = useOrders()?.filter(waitsForPacking)
  if (orders?.length === 0) {
    return (
      <EmptyState icon="done" title={words.pack.empty.title}>
        <p>{words.pack.empty.next}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <p className="hint">{words.pack.choose}</p>
      <ul className="choices">
        {orders?.map((order) => (
          <Choice
            key={order.order}
            icon="packed"
            title={words.pick.order(order.reference)}
            detail={order.lines.map(({ name }) => name).join(', ')}
            end={String(unitsToPack(order))}
            onChoose={() => job.tap(() => packOrderChosen(order))}
          />
        ))}
      </ul>
    </>
  )
}
