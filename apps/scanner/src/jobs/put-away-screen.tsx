/** Putting away on the screen: what waits on the dock, then the bin that the goods in hand go to. */
import type { WorkReceiptDoc } from '@milepost/contract'
import { Button, EmptyState } from '@milepost/ui'
import type { JSX } from 'react'
import { useReceipts } from '../orders/use-work.ts'
import { Screen } from '../screens/screen.tsx'
import { WhichStation } from '../screens/which-station.tsx'
import { useWords } from '../words/use-words.tsx'
import { Rows } from './choices.tsx'
import { Next, Row, Times } from './parts.tsx'
import {
  anyBinTapped,
  putAwayScanned,
  toPutAway,
  unitsToPutAway,
  type InHand,
  type PutAwayState,
} from './put-away.ts'
import { useJob, type Job } from './use-job.ts'

export function PutAwayScreen(): JSX.Element {
  const words = useWords()
  const job = useJob<PutAwayState>(
    'put-away',
    {},
    async (state, scan) => putAwayScanned(state, scan),
    ({ inHand }) => inHand,
  )
  const { inHand, anyBin } = job.state
  return (
    <Screen
      title={words.jobs['put-away']}
      action={
        inHand?.bin !== undefined && (
          <Button
            tall
            icon="bin"
            aria-pressed={anyBin === true}
            onClick={() => job.setState(anyBinTapped(job.state))}
          >
            {words.bar.otherBin}
          </Button>
        )
      }
    >
      <WhichStation job="receive" />
      {inHand ? <ToBin job={job} inHand={inHand} /> : <Goods job={job} />}
      <Waiting />
    </Screen>
  )
}

function ToBin({
  job,
  inHand: { name, units, bin },
}: {
  readonly job: Job<PutAwayState>
  readonly inHand: InHand
}): JSX.Element {
  const words = useWords()
  const huge = job.state.anyBin || bin === undefined ? words.putAway.anyBin : bin
  return (
    <>
      <Next eyebrow={words.pick.scanBin} huge={huge}>
        <p className="next-what">
          <b className="next-count">{units} ×</b> {name}
        </p>
      </Next>
      <button type="button" className="link" onClick={() => job.setState({})}>
        {words.putAway.notThis}
      </button>
    </>
  )
}

function Goods({ job }: { readonly job: Job<PutAwayState> }): JSX.Element {
  const words = useWords()
  return (
    <>
      <Next eyebrow={words.jobs['put-away']} huge={words.receive.scanGoods} />
      <Times times={job.times} onChange={job.setTimes} />
    </>
  )
}

function Waiting(): JSX.Element | undefined {
  const words = useWords()
  const receipts = useReceipts()
  if (!receipts) return undefined
  if (unitsToPutAway(receipts) === 0) {
    return (
      <EmptyState icon="bin" title={words.putAway.empty.title}>
        <p>{words.putAway.empty.next}</p>
      </EmptyState>
    )
  }
  return (
    <Rows of={receipts.flatMap(waitingLines)}>
      {({ key, title, place, units }, placed) => (
        <Row
          key={key}
          placed={placed}
          state="open"
          title={title}
          count={String(units)}
          {...(place === undefined ? {} : { place })}
        />
      )}
    </Rows>
  )
}

const waitingLines = ({ receipt, lines }: WorkReceiptDoc) =>
  lines.flatMap((line) => {
    const units = toPutAway(line)
    const key = `${receipt} ${line.line}`
    return units === 0 ? [] : [{ key, title: line.name, place: line.bin, units }]
  })
