/** Handing over on the screen: the truck, and what is on it, missing, or unknown. */
import { as, type Carrier, type LoadId } from '@milepost/domain'
import { Button, EmptyState } from '@milepost/ui'
import type { JSX } from 'react'
import type { Expected } from '../capture/expected.ts'
import { useBoxes } from '../orders/use-work.ts'
import { allBoxes } from '../orders/work.ts'
import { Screen } from '../screens/screen.tsx'
import { WhichStation } from '../screens/which-station.tsx'
import { useDevice } from '../sync/use-device.tsx'
import { carrierName } from '../words/saying.ts'
import { useWords } from '../words/use-words.tsx'
import { placeOf } from './guidance.ts'
import {
  closeTapped,
  countOf,
  differenceOf,
  handOverScanned,
  loadOpened,
  waitingByCarrier,
  type HandOverState,
} from './hand-over.ts'
import { saying, type BoxOnFloor } from './job.ts'
import type { OpenLoad } from './load.ts'
import { Choice, Next, Progress, Row } from './parts.tsx'
import { useJob, type Job } from './use-job.ts'
import { openLoadIn, useOpenLoad } from './use-open-load.ts'

const minting = { newLoad: () => as<LoadId>(`load-${crypto.randomUUID().slice(0, 18)}`) }

export function HandOverScreen(): JSX.Element {
  const words = useWords()
  const { database } = useDevice()
  const job = useJob<HandOverState>('hand-over', {}, async (_, scan, database_) =>
    handOverScanned(scan, await openLoadIn(database_), minting),
  )
  const load = useOpenLoad()
  const expected = useExpected(load ?? undefined)
  const close = () =>
    job.tap(async (state) => {
      const open = await openLoadIn(database)
      if (!open) return saying({}, { say: 'open-load-first' })
      return closeTapped(state, open, await allBoxes(database))
    })
  return (
    <Screen
      title={words.jobs['hand-over']}
      expected={expected}
      action={
        load && (
          <Button tall icon="done" look={job.state.warned ? 'danger' : 'main'} onClick={close}>
            {job.state.warned ? words.bar.closeAnyway : words.bar.closeLoad}
          </Button>
        )
      }
    >
      <WhichStation job="hand-over" />
      {load ? <Truck load={load} /> : <Trucks job={job} />}
    </Screen>
  )
}

/** The boxes of this carrier, and which of them are not on yet. */
function useExpected(load: OpenLoad | undefined): Expected | undefined {
  const { pack } = useWords()
  const boxes = useBoxes() ?? []
  if (!load) return undefined
  const { missing } = differenceOf(load, boxes)
  const done = countOf(load)
  const named = missing.map((on) => `${on.order.reference} ${pack.box(placeOf(on))}`)
  return { done, of: done + missing.length, missing: named }
}

function Truck({ load }: { readonly load: OpenLoad }): JSX.Element {
  const words = useWords()
  const boxes = useBoxes() ?? []
  const { missing, scanned, unknown } = differenceOf(load, boxes)
  const on = countOf(load)
  return (
    <>
      <Next eyebrow={words.handOver.load(carrierName(load.carrier))} huge={words.handOver.scanBox}>
        <p className="next-what">
          <b className="next-count">{on}</b> {words.handOver.onLoad}
        </p>
      </Next>
      <Progress done={on} of={on + missing.length}>
        {missing.length === 0 ? words.handOver.allOn : words.handOver.missing(missing.length)}
        {unknown.length > 0 && ` · ${words.handOver.unknown(unknown.length)}`}
      </Progress>
      <ul className="rows">
        {missing.map((box) => (
          <BoxRow key={box.box.box} on={box} state="open" />
        ))}
        {unknown.map(({ number }) => (
          <Row key={number} state="look" title={number} count="?" />
        ))}
        {scanned.toReversed().map((box) => (
          <BoxRow key={box.box.box} on={box} state="done" />
        ))}
      </ul>
    </>
  )
}

function BoxRow({
  on,
  state,
}: {
  readonly on: BoxOnFloor
  readonly state: 'open' | 'done'
}): JSX.Element {
  const words = useWords()
  const end = on.box.label?.number.slice(-6) ?? ''
  return (
    <Row
      state={state}
      title={`${words.pick.order(on.order.reference)}, ${words.pack.box(placeOf(on))}`}
      count={end && `…${end}`}
    />
  )
}

function Trucks({ job }: { readonly job: Job<HandOverState> }): JSX.Element {
  const words = useWords()
  const boxes = useBoxes()
  const waiting = waitingByCarrier(boxes ?? [])
  const open = (carrier: Carrier) => job.tap(() => loadOpened(carrier, minting))
  return (
    <>
      {boxes && waiting.length === 0 && (
        <EmptyState icon="handed-over" title={words.handOver.empty.title}>
          <p>{words.handOver.empty.next}</p>
        </EmptyState>
      )}
      {waiting.length > 0 && <p className="hint">{words.handOver.choose}</p>}
      <ul className="choices">
        {waiting.map(([carrier, count]) => (
          <Choice
            key={carrier}
            icon="handed-over"
            title={carrierName(carrier)}
            detail={words.waiting.boxes(count)}
            onChoose={() => open(carrier)}
          />
        ))}
      </ul>
      {waiting.length > 0 && <p className="hint">{words.handOver.other}</p>}
      <div className="others">
        {carriers
          .filter((carrier) => !waiting.some(([other]) => other === carrier))
          .map((carrier) => (
            <Button tall key={carrier} onClick={() => open(carrier)}>
              {carrierName(carrier)}
            </Button>
          ))}
      </div>
    </>
  )
}

const carriers: readonly Carrier[] = ['ups', 'fedex', 'usps', 'dhl']
