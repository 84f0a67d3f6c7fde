/** Picking on the screen: the list of orders, a cart where one takes several, then one stop after the other, huge. */
import type { WorkOrder } from '@milepost/domain'
import { Button, EmptyState } from '@milepost/ui'
import { useState, type JSX } from 'react'
import { useOrdersNamed, usePickList, useSite } from '../orders/use-work.ts'
import { ordersNamed, siteOfDevice } from '../orders/work.ts'
import { apart } from '../screens/apart.tsx'
import { Screen } from '../screens/screen.tsx'
import { WhichStation } from '../screens/which-station.tsx'
import type { Database } from '../sync/database.ts'
import { useWords } from '../words/use-words.tsx'
import { isOpen, leftOf, stopAt, stopsOf, unitsLeft, type Stop } from './cart.ts'
import { Choices } from './choices.tsx'
import { Choice, Next, PartNotHere, Progress, Row, Times } from './parts.tsx'
import { cartStarted, orderTurned } from './fill-cart.ts'
import { orderChosen, pickScanned, type PickFloor, type PickState } from './pick.ts'
import { useJob, type Job } from './use-job.ts'

const idsOf = ({ cart = [] }: PickState) => cart.map(({ order }) => order).join(' ')

async function floorOf(database: Database, state: PickState): Promise<PickFloor> {
  const site = await siteOfDevice(database)
  return { orders: await ordersNamed(database, idsOf(state)), rules: site?.picking }
}

export function PickScreen(): JSX.Element {
  const words = useWords()
  const job = useJob<PickState>(
    'pick',
    {},
    async (state, scan, database) => pickScanned(state, scan, await floorOf(database, state)),
    idsOf,
  )
  const { state } = job
  const orders = useOrdersNamed(idsOf(state)) ?? []
  const floor = { orders, rules: useSite()?.picking }
  const stops = stopsOf(state, orders, floor.rules?.walk)
  const stop = state.loading ? undefined : stopAt(stops, state.bin)
  const [asked, setAsked] = useState<string>()
  const here = stop && `${stop.order.order} ${stop.line.line}`
  // What was asked of one line is not answered for the next.
  const isShort = here !== undefined && asked === here
  return (
    <Screen
      title={words.jobs.pick}
      action={
        stop ? (
          <Button
            tall
            icon="look"
            aria-pressed={isShort}
            onClick={() => setAsked(isShort ? undefined : here)}
          >
            {words.bar.short}
          </Button>
        ) : (
          <CartButton job={job} orders={orders} />
        )
      }
    >
      <WhichStation job="pick" />
      {stop && isShort && (
        <WhyShort job={job} stop={stop} floorOf={floorOf} onDone={() => setAsked(undefined)} />
      )}
      {stop ? <Walk job={job} stop={stop} stops={stops} /> : <Orders job={job} />}
    </Screen>
  )
}

/** Several orders at once: first they go on the cart, then the way begins. */
function CartButton({
  job,
  orders,
}: {
  readonly job: Job<PickState>
  readonly orders: readonly WorkOrder[]
}): JSX.Element {
  const { bar } = useWords()
  const { loading, cart = [] } = job.state
  if (!loading) {
    return (
      <Button tall icon="picked" onClick={() => job.setState({ loading: true, cart: [] })}>
        {bar.cart}
      </Button>
    )
  }
  if (cart.length === 0) {
    return (
      <Button tall icon="close" onClick={() => job.setState({})}>
        {bar.leaveCart}
      </Button>
    )
  }
  return (
    <Button tall look="main" icon="next" onClick={() => job.tap((now) => cartStarted(now, orders))}>
      {bar.start}
    </Button>
  )
}

interface OnTheWay {
  readonly job: Job<PickState>
  readonly stop: Stop
}

function Walk({ job, stop, stops }: OnTheWay & { readonly stops: readonly Stop[] }): JSX.Element {
  const words = useWords()
  const { line, order, tote, bin } = stop
  const left = leftOf(line)
  const all = stops.reduce((sum, each) => sum + each.line.units - each.line.short, 0)
  const toGo = stops.reduce((sum, each) => sum + leftOf(each.line), 0)
  return (
    <>
      <Next
        eyebrow={words.pick.scanBin}
        of={words.pick.order(order.reference)}
        huge={bin ?? words.pick.noBin}
      >
        <p className="next-what">
          <b className="next-count">{left} ×</b> {line.name}
        </p>
        <p className="next-sku code">{line.sku}</p>
        {tote !== undefined && <p className="next-tote">{words.pick.into(tote)}</p>}
      </Next>
      {(left > 1 || job.times > 1) && (
        <Times times={job.times} most={left} onChange={job.setTimes} />
      )}
      <Progress done={all - toGo} of={all}>
        {words.pick.left(toGo)}
        <button type="button" className="link" onClick={() => job.setState({})}>
          {words.bar.leave}
        </button>
      </Progress>
      <ul className="rows">
        {stops
          .filter((each) => each.line !== line)
          .map((each) => (
            <StopRow key={`${each.order.order} ${each.line.line}`} stop={each} />
          ))}
      </ul>
    </>
  )
}

function StopRow({ stop }: { readonly stop: Stop }): JSX.Element {
  const { pick } = useWords()
  const { line, bin, tote } = stop
  return (
    <Row
      state={line.short > 0 ? 'look' : isOpen(stop) ? 'open' : 'done'}
      title={tote === undefined ? line.name : `${pick.tote(tote)} · ${line.name}`}
      place={bin ?? pick.noBin}
      count={pick.of(line.units - line.short - leftOf(line), line.units)}
    />
  )
}

function Orders({ job }: { readonly job: Job<PickState> }): JSX.Element {
  const words = useWords()
  const orders = usePickList()
  const { loading, cart = [] } = job.state
  if (orders?.length === 0) {
    return (
      <EmptyState icon="done" title={words.pick.empty.title}>
        <p>{words.pick.empty.next}</p>
      </EmptyState>
    )
  }
  const slotOf = ({ order }: WorkOrder) => cart.find((slot) => slot.order === order)
  return (
    <>
      <p className="hint">{loading ? words.pick.fillCart : words.pick.choose}</p>
      <Choices of={orders ?? []}>
        {(order, placed) => (
          <Choice
            key={order.order}
            placed={placed}
            icon={slotOf(order) ? 'done' : 'picked'}
            chosen={loading && slotOf(order) !== undefined}
            title={words.pick.order(order.reference)}
            detail={detailOf(order, words.pick.tote, slotOf(order)?.tote)}
            end={String(unitsLeft(order))}
            onChoose={() =>
              job.tap((state) => (loading ? orderTurned(state, order) : orderChosen(order)))
            }
          />
        )}
      </Choices>
    </>
  )
}

function detailOf(
  order: WorkOrder,
  toteWords: (tote: string) => string,
  tote: string | undefined,
): string {
  const open = stopsOf({ cart: [{ order: order.order }] }, [order]).filter(isOpen)
  const places = [...new Set(open.map(({ bin, line }) => bin ?? line.name))].join(', ')
  return tote === undefined ? places : `${toteWords(tote)} · ${places}`
}

/** Loaded apart: most of what is wanted is there. */
const WhyShort = apart(async () => (await import('./why-short.tsx')).WhyShort, PartNotHere)
