/** Picking on the screen: the list of orders, then one line after the other, huge. */
import { as, type OrderId, type ShortReason, type WorkOrder } from '@milepost/domain'
import { Button, EmptyState } from '@milepost/ui'
import { useState, type JSX } from 'react'
import { useOrder, usePickList } from '../orders/use-work.ts'
import { orderById } from '../orders/work.ts'
import { Screen } from '../screens/screen.tsx'
import { WhichStation } from '../screens/which-station.tsx'
import type { Database } from '../sync/database.ts'
import { useWords } from '../words/use-words.tsx'
import { Choice, Next, Progress, Row, Times } from './parts.tsx'
import {
  leftOf,
  nextLine,
  orderChosen,
  pickScanned,
  shortTapped,
  unitsLeft,
  walkOf,
  type PickState,
} from './pick.ts'
import { useJob, type Job } from './use-job.ts'

const orderIn = async (database: Database, { order }: PickState) =>
  order === undefined ? undefined : orderById(database, order)
const noOrder = as<OrderId>('none')

export function PickScreen(): JSX.Element {
  const words = useWords()
  const job = useJob<PickState>('pick', {}, async (state, scan, database) =>
    pickScanned(state, scan, await orderIn(database, state)),
  )
  const order = useOrder(job.state.order ?? noOrder)
  const [isShort, setShort] = useState(false)
  const line = order ? nextLine(order) : undefined
  const isWalking = order && line
  return (
    <Screen
      title={words.jobs.pick}
      action={
        isWalking && (
          <Button tall icon="look" aria-pressed={isShort} onClick={() => setShort(!isShort)}>
            {words.bar.short}
          </Button>
        )
      }
    >
      <WhichStation job="pick" />
      {isWalking && isShort && <WhyShort job={job} order={order} onDone={() => setShort(false)} />}
      {isWalking ? <Walk job={job} order={order} /> : <Orders job={job} />}
    </Screen>
  )
}

function Walk({
  job,
  order,
}: {
  readonly job: Job<PickState>
  readonly order: WorkOrder
}): JSX.Element | undefined {
  const words = useWords()
  const line = lineAt(order, job.state.bin)
  if (!line) return undefined
  const left = leftOf(line)
  const all = order.lines.reduce((sum, { units, short }) => sum + units - short, 0)
  return (
    <>
      <Next
        eyebrow={words.pick.scanBin}
        of={words.pick.order(order.reference)}
        huge={line.bin ?? words.pick.noBin}
      >
        <p className="next-what">
          <b className="next-count">{left} ×</b> {line.name}
        </p>
        <p className="next-sku code">{line.sku}</p>
      </Next>
      {left > 1 && <Times times={Math.min(job.times, left)} most={left} onChange={job.setTimes} />}
      <Progress done={all - unitsLeft(order)} of={all}>
        {words.pick.left(unitsLeft(order))}
        <button type="button" className="link" onClick={() => job.setState({})}>
          {words.bar.leave}
        </button>
      </Progress>
      <ul className="rows">
        {walkOf(order)
          .filter((each) => each.line !== line.line)
          .map((each) => (
            <Row
              key={each.line}
              state={each.short > 0 ? 'look' : leftOf(each) === 0 ? 'done' : 'open'}
              title={each.name}
              place={each.bin ?? words.pick.noBin}
              count={words.pick.of(each.units - each.short - leftOf(each), each.units)}
            />
          ))}
      </ul>
    </>
  )
}

/** The bin in which one stands comes before the next on the way. */
function lineAt(order: WorkOrder, bin: string | undefined) {
  const here = order.lines.find((line) => bin !== undefined && line.bin === bin && leftOf(line) > 0)
  return here ?? nextLine(order)
}

const reasons: readonly ShortReason[] = ['out-of-stock', 'damaged', 'wrong-bin', 'other']

function WhyShort({
  job,
  order,
  onDone,
}: {
  readonly job: Job<PickState>
  readonly order: WorkOrder
  readonly onDone: () => void
}): JSX.Element {
  const { pick } = useWords()
  const give = (reason: ShortReason) => {
    onDone()
    job.tap((state) => {
      const line = lineAt(order, state.bin)
      return line ? shortTapped(state, order, line, reason) : orderChosen(order)
    })
  }
  return (
    <fieldset className="reasons">
      <legend>{pick.why}</legend>
      {reasons.map((reason) => (
        <Button tall key={reason} onClick={() => give(reason)}>
          {pick.reasons[reason]}
        </Button>
      ))}
    </fieldset>
  )
}

function Orders({ job }: { readonly job: Job<PickState> }): JSX.Element {
  const words = useWords()
  const orders = usePickList()
  if (orders?.length === 0) {
    return (
      <EmptyState icon="done" title={words.pick.empty.title}>
        <p>{words.pick.empty.next}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <p className="hint">{words.pick.choose}</p>
      <ul className="choices">
        {orders?.map((order) => (
          <Choice
            key={order.order}
            icon="picked"
            title={words.pick.order(order.reference)}
            detail={walkOf(order)
              .filter((line) => leftOf(line) > 0)
              .map(({ bin, name }) => bin ?? name)
              .join(', ')}
            end={String(unitsLeft(order))}
            onChoose={() => job.tap(() => orderChosen(order))}
          />
        ))}
      </ul>
    </>
  )
}
