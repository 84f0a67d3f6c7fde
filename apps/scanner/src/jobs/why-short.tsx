/** What is not in its bin: it may lie in another, or is given up with a reason. */
import type { ShortReason } from '@milepost/domain'
import { Button } from '@milepost/ui'
import type { JSX } from 'react'
import { lineKey, noLine, otherBins } from '../orders/other-bins.ts'
import type { Database } from '../sync/database.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useLive } from '../sync/use-live.ts'
import { useWords } from '../words/use-words.tsx'
import type { Stop } from './cart.ts'
import { lookedElsewhere, shortTapped, type PickFloor, type PickState } from './pick.ts'
import type { Job } from './use-job.ts'

export interface WhyShortProps {
  readonly job: Job<PickState>
  readonly stop: Stop
  /** What the work says when the answer is given. */
  readonly floorOf: (database: Database, state: PickState) => Promise<PickFloor>
  readonly onDone: () => void
}

export function WhyShort({ job, stop, floorOf, onDone }: WhyShortProps): JSX.Element {
  const { pick } = useWords()
  const { order, line } = stop
  const { database } = useDevice()
  const others = useLive(otherBins, line ? lineKey(order.order, line.line) : noLine) ?? []
  const does = (answer: Parameters<typeof job.tap>[0]) => {
    onDone()
    job.tap(answer)
  }
  return (
    <fieldset className="reasons">
      <legend>{pick.why}</legend>
      {others
        .filter((bin) => bin !== stop.bin)
        .slice(0, 2)
        .map((bin) => (
          <Button
            tall
            look="main"
            key={bin}
            onClick={() => does((state) => lookedElsewhere(state, stop, bin))}
          >
            {pick.lookIn(bin)}
          </Button>
        ))}
      {reasons.map((reason) => (
        <Button
          tall
          key={reason}
          onClick={() =>
            does(async (state) => shortTapped(state, stop, reason, await floorOf(database, state)))
          }
        >
          {pick.reasons[reason]}
        </Button>
      ))}
    </fieldset>
  )
}

const reasons: readonly ShortReason[] = ['out-of-stock', 'damaged', 'wrong-bin', 'other']
