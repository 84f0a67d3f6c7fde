/** Receiving on the screen: the deliveries, then what of one is here, missing or over. */
import type { WorkReceiptDoc } from '@milepost/contract'
import { as, type ReceiptId } from '@milepost/domain'
import { Button, EmptyState } from '@milepost/ui'
import type { JSX } from 'react'
import type { Expected } from '../capture/expected.ts'
import { unitsHere } from '../orders/units-here.ts'
import { useReceipt, useReceipts } from '../orders/use-work.ts'
import { receiptById } from '../orders/work.ts'
import { DamagePhoto } from '../photos/damage-photo.tsx'
import { goTo } from '../screens/place.ts'
import { Screen } from '../screens/screen.tsx'
import { WhichStation } from '../screens/which-station.tsx'
import type { Database } from '../sync/database.ts'
import { useDevice } from '../sync/use-device.tsx'
import { dayIn, joined } from '../words/saying.ts'
import { useWords } from '../words/use-words.tsx'
import type { Words } from '../words/words.ts'
import { apart } from '../screens/apart.tsx'
import { Choices, Rows } from './choices.tsx'
import { Choice, Next, PartNotHere, Progress, Row, Times } from './parts.tsx'
import { unitsToPutAway } from './put-away.ts'
import {
  batchTyped,
  damagedTapped,
  overOf,
  receiptChosen,
  receiveScanned,
  surplusLeft,
  surplusTaken,
  type ReceiveState,
  type Surplus,
} from './receive.ts'
import type { JobScan } from './job.ts'
import { useJob, type Job } from './use-job.ts'
import { awaitedOf, type ReceiptLine } from './waiting.ts'

const receiptIn = async (database: Database, { receipt }: ReceiveState) =>
  receipt === undefined ? undefined : receiptById(database, receipt)
const isUnit = ({ read }: JobScan) => read.ok && read.meaning.kind === 'sscc'
const noReceipt = as<ReceiptId>('none')

export function ReceiveScreen(): JSX.Element {
  const words = useWords()
  const job = useJob<ReceiveState>(
    'receive',
    {},
    async (state, scan, database) => {
      const receipt = await receiptIn(database, state)
      const before =
        receipt && isUnit(scan) ? await unitsHere(database, receipt.receipt) : undefined
      return receiveScanned(state, scan, receipt, before)
    },
    ({ receipt }) => receipt,
  )
  const receipt = useReceipt(job.state.receipt ?? noReceipt)
  return (
    <Screen
      title={words.jobs.receive}
      expected={receipt ? expectedOf(receipt) : undefined}
      action={
        <Button
          tall
          icon="look"
          aria-pressed={job.state.damaged === true}
          onClick={() => job.setState(damagedTapped(job.state))}
        >
          {words.bar.damaged}
        </Button>
      }
    >
      <WhichStation job="receive" />
      {job.state.broken && (
        <DamagePhoto job={job} damaged={job.state.broken}>
          {words.bar.damagePhoto}
        </DamagePhoto>
      )}
      {job.state.surplus && <Asked job={job} surplus={job.state.surplus} />}
      {receipt ? <Goods job={job} receipt={receipt} /> : <Deliveries job={job} />}
    </Screen>
  )
}

function Asked({
  job,
  surplus,
}: {
  readonly job: Job<ReceiveState>
  readonly surplus: Surplus
}): JSX.Element {
  const { database } = useDevice()
  return (
    <SurplusHere
      surplus={surplus}
      onTake={(named) =>
        job.tap(async (state) =>
          surplusTaken(
            state,
            (await receiptById(database, named.receipt)) ?? { ...named, lines: [] },
          ),
        )
      }
      onLeave={() => job.setState(surplusLeft(job.state))}
    />
  )
}

function expectedOf({ lines }: WorkReceiptDoc): Expected {
  const of = lines.reduce((sum, { units }) => sum + units, 0)
  const open = lines.filter((line) => awaitedOf(line) > 0)
  const left = open.reduce((sum, line) => sum + awaitedOf(line), 0)
  return { done: of - left, of, missing: open.map(({ name }) => name) }
}

function Goods({
  job,
  receipt,
}: {
  readonly job: Job<ReceiveState>
  readonly receipt: WorkReceiptDoc
}): JSX.Element {
  const words = useWords()
  const { lines, reference } = receipt
  const all = lines.reduce((sum, { units }) => sum + units, 0)
  const left = lines.reduce((sum, line) => sum + awaitedOf(line), 0)
  return (
    <>
      <Next eyebrow={reference} huge={words.receive.scanGoods}>
        <NextBatch state={job.state} />
        {job.state.damaged && <p className="next-what next-warning">{words.receive.nextDamaged}</p>}
      </Next>
      <Times times={job.times} onChange={job.setTimes} />
      <Batch job={job} />
      <Progress done={all - left} of={all}>
        {words.pick.of(all - left, all)} ·{' '}
        {left === 0 ? words.receive.complete : words.receive.missing(left)}
        <button type="button" className="link" onClick={() => job.setState({})}>
          {words.bar.otherDelivery}
        </button>
      </Progress>
      <Rows of={lines.toSorted(byLeft)}>
        {(line, placed) => (
          <Row
            key={line.line}
            placed={placed}
            state={stateOf(line)}
            title={line.name}
            count={countOf(words, line)}
          />
        )}
      </Rows>
    </>
  )
}

function countOf({ pick, receive }: Words, line: ReceiptLine): string {
  const { received, units, damaged = 0 } = line
  const count = overOf(line) > 0 ? receive.over(overOf(line)) : pick.of(received, units)
  return joined(count, damaged > 0 && receive.damaged(damaged))
}

function NextBatch({ state }: { readonly state: ReceiveState }): JSX.Element | undefined {
  const { receive, language } = useWords()
  const { lot, expiry } = state
  if (lot === undefined && expiry === undefined) return undefined
  return <p className="next-what">{receive.nextBatch(lot, expiry && dayIn(language)(expiry))}</p>
}

/** What only words on the goods say. It is for the next scan, as it may differ from case to case. */
function Batch({ job }: { readonly job: Job<ReceiveState> }): JSX.Element {
  const { receive } = useWords()
  const { lot = '', expiry = '' } = job.state
  return (
    <details className="batch">
      <summary>{receive.batch}</summary>
      <div className="batch-fields">
        <label>
          {receive.lot}
          <input
            data-scan="known"
            value={lot}
            maxLength={20}
            autoComplete="off"
            onChange={({ target }) =>
              job.setState(batchTyped(job.state, { lot: target.value, expiry }))
            }
          />
        </label>
        <label>
          {receive.expiry}
          <input
            data-scan="known"
            type="date"
            value={expiry}
            onChange={({ target }) =>
              job.setState(batchTyped(job.state, { lot, expiry: target.value }))
            }
          />
        </label>
      </div>
    </details>
  )
}

const byLeft = (a: ReceiptLine, b: ReceiptLine): number =>
  Number(awaitedOf(a) === 0) - Number(awaitedOf(b) === 0)

function stateOf(line: ReceiptLine): 'done' | 'look' | 'open' {
  if (overOf(line) > 0 || (line.damaged ?? 0) > 0) return 'look'
  return awaitedOf(line) === 0 ? 'done' : 'open'
}

function Deliveries({ job }: { readonly job: Job<ReceiveState> }): JSX.Element {
  const words = useWords()
  const receipts = useReceipts()
  if (receipts?.length === 0) {
    return (
      <>
        <EmptyState icon="received" title={words.receive.empty.title}>
          <p>{words.receive.empty.next}</p>
        </EmptyState>
        <Unannounced job={job} />
        <ul className="choices">
          <PutAway units={0} />
        </ul>
      </>
    )
  }
  return (
    <>
      <p className="hint">{words.receive.choose}</p>
      <Unannounced job={job} />
      <ul className="choices">
        <PutAway units={unitsToPutAway(receipts ?? [])} />
      </ul>
      <Choices of={receipts ?? []}>
        {(receipt, placed) => {
          const left = receipt.lines.reduce((sum, line) => sum + awaitedOf(line), 0)
          return (
            <Choice
              key={receipt.receipt}
              placed={placed}
              icon="received"
              title={receipt.reference}
              detail={receipt.lines.map(({ name }) => name).join(' · ')}
              end={left === 0 ? words.receive.complete : String(left)}
              onChoose={() => job.tap(() => receiptChosen(receipt))}
            />
          )
        }}
      </Choices>
    </>
  )
}

/** Goods that no delivery names are counted, and have their lot, like any other. */
function Unannounced({ job }: { readonly job: Job<ReceiveState> }): JSX.Element {
  const { receive } = useWords()
  return (
    <>
      <Times times={job.times} onChange={job.setTimes} />
      <Batch job={job} />
      <NextBatch state={job.state} />
      {job.state.damaged && <p className="next-what next-warning">{receive.nextDamaged}</p>}
    </>
  )
}

function PutAway({ units }: { readonly units: number }): JSX.Element {
  const words = useWords()
  const detail = units === 0 ? words.putAway.empty.title : words.putAway.waits(units)
  return (
    <Choice
      icon="bin"
      title={words.jobs['put-away']}
      detail={detail}
      onChoose={() => goTo('put-away')}
    />
  )
}

/** Loaded apart: most deliveries bring what they announced. */
const SurplusHere = apart(async () => (await import('./surplus-here.tsx')).SurplusHere, PartNotHere)
