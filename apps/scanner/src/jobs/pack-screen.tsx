/** Packing on the screen: items into the box in hand, then its label. */
import { as, type BoxId, type OrderId, type WorkBox, type WorkOrder } from '@milepost/domain'
import { Button, EmptyState } from '@milepost/ui'
import { useState, type JSX, type SubmitEvent } from 'react'
import { useOrder, useOrders } from '../orders/use-work.ts'
import { orderById } from '../orders/work.ts'
import { goPrint } from '../print/to-print.ts'
import { Screen } from '../screens/screen.tsx'
import { WhichStation } from '../screens/which-station.tsx'
import { carrierName } from '../words/saying.ts'
import type { Database } from '../sync/database.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useWords } from '../words/use-words.tsx'
import { boxInHand, toPackOf, unitsToPack, type PackState } from './box-in-hand.ts'
import {
  boxTapped,
  closeTapped,
  isAllPacked,
  packOrderChosen,
  packScanned,
  weighed,
} from './pack.ts'
import { Choices } from './choices.tsx'
import { Choice, Next, Progress, Row, Times } from './parts.tsx'
import { useJob, type Job } from './use-job.ts'
import { waitsForPacking } from './waiting.ts'
import { gramsTyped, kilograms } from './weight.ts'

const orderIn = async (database: Database, { order }: PackState) =>
  order === undefined ? undefined : orderById(database, order)
const noOrder = as<OrderId>('none')

export function PackScreen(): JSX.Element {
  const words = useWords()
  const job = useJob<PackState>(
    'pack',
    {},
    async (state, scan, database) =>
      packScanned(state, scan, await orderIn(database, state), { newBox }),
    ({ order }) => order,
  )
  const { database } = useDevice()
  const [begun] = useState(job.state)
  const inHand = useOrder(job.state.order ?? noOrder)
  // A dead battery takes the place in the list, never a scan: the place that was kept may be older than the last one.
  const isOld = inHand && job.state === begun && isAllPacked(inHand)
  const order = isOld ? undefined : inHand
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
            onClick={() =>
              job.tap(async (state) => {
                const now = (await orderById(database, order.order)) ?? order
                return closeTapped({ ...state, box: box.box }, now)
              })
            }
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

interface InHand {
  readonly job: Job<PackState>
  readonly order: WorkOrder
}

function Boxes({ job, order }: InHand): JSX.Element {
  const words = useWords()
  const left = unitsToPack(order)
  const all = order.lines.reduce((sum, { units, short }) => sum + units - short, 0)
  return (
    <>
      <NextIn job={job} order={order} />
      {boxOf(order, job.state)?.closed === false && <Weight job={job} order={order} />}
      <Progress done={all - left} of={all}>
        {words.pack.packedOf(all - left, all)}
        <button type="button" className="link" onClick={() => goPrint({ order: order.order })}>
          {words.bar.print}
        </button>
        <button type="button" className="link link-next" onClick={() => job.setState({})}>
          {words.bar.leave}
        </button>
      </Progress>
      <ul className="rows">
        {order.boxes.map((box, at) => (
          <BoxRow
            key={box.box}
            box={box}
            place={at + 1}
            onTap={() => job.tap(() => boxTapped(box, order))}
          />
        ))}
        {order.lines.map((line) => (
          <Row
            key={line.line}
            state={toPackOf(line) === 0 ? 'done' : 'open'}
            title={line.name}
            count={words.pick.of(line.packed, line.units - line.short)}
          />
        ))}
      </ul>
    </>
  )
}

/** The next item, or the label that the box in hand still wants. */
function NextIn({ job, order }: InHand): JSX.Element {
  const words = useWords()
  const line = order.lines.find((each) => toPackOf(each) > 0)
  const box = boxOf(order, job.state)
  const place = box ? order.boxes.indexOf(box) + 1 : order.boxes.length + 1
  const of = words.pick.order(order.reference)
  if (box?.label && job.state.relabel) {
    return (
      <Next eyebrow={words.pack.box(place)} of={of} huge={words.pack.scanNewLabel}>
        <p className="next-what code">{box.label.number}</p>
      </Next>
    )
  }
  if (box && !box.label && (box.closed || !line)) {
    return (
      <Next eyebrow={words.pack.box(place)} of={of} huge={words.pack.scanLabel}>
        <p className="next-what">{words.pack.labelHint}</p>
      </Next>
    )
  }
  const left = line ? toPackOf(line) : 0
  return (
    <>
      <Next eyebrow={words.pack.into(place)} of={of} huge={line?.name ?? words.pack.scanItem}>
        {line && (
          <p className="next-what">
            <b className="next-count">{left} ×</b> <span className="next-sku code">{line.sku}</span>
          </p>
        )}
      </Next>
      {(left > 1 || job.times > 1) && (
        <Times times={job.times} most={left} onChange={job.setTimes} />
      )}
    </>
  )
}

/** A tap takes it in hand: an open one for more items, a labelled one for another label. */
function BoxRow({
  box,
  place,
  onTap,
}: {
  readonly box: WorkBox
  readonly place: number
  readonly onTap: () => void
}): JSX.Element {
  const { pack, boxStates } = useWords()
  const count = box.label
    ? carrierName(box.label.carrier)
    : box.closed
      ? pack.unlabelled
      : boxStates.open
  const state = box.label ? 'done' : box.closed ? 'look' : 'open'
  return (
    <Row
      state={box.handedOver ? 'done' : state}
      title={pack.box(place)}
      count={count}
      onTap={box.handedOver ? undefined : onTap}
    />
  )
}

/** A scale types it by itself; a person types it here. */
function Weight({ job, order }: InHand): JSX.Element {
  const { pack } = useWords()
  const { grams } = job.state
  const [typed, setTyped] = useState('')
  const enter = (event: SubmitEvent) => {
    event.preventDefault()
    const told = gramsTyped(typed)
    if (told === undefined) return
    setTyped('')
    job.tap((state) => weighed(state, order, told))
  }
  return (
    <form className="weight" onSubmit={enter}>
      <label>
        <span>{pack.weight}</span>
        <input
          data-scan="known"
          inputMode="decimal"
          autoComplete="off"
          placeholder={grams === undefined ? pack.weightHint : kilograms(grams)}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      <Button icon="done" type="submit" disabled={gramsTyped(typed) === undefined}>
        {pack.weigh}
      </Button>
    </form>
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
      <Choices of={orders ?? []}>
        {(order, placed) => (
          <Choice
            key={order.order}
            placed={placed}
            icon="packed"
            title={words.pick.order(order.reference)}
            detail={order.lines.map(({ name }) => name).join(' · ')}
            end={String(unitsToPack(order))}
            onChoose={() => job.tap(() => packOrderChosen(order))}
          />
        )}
      </Choices>
    </>
  )
}
