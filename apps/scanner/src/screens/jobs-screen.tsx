/** The jobs with what waits in each. A scan of anything opens the job it belongs to. */
import { Button, Icon, type IconName } from '@milepost/ui'
import type { JSX } from 'react'
import { awaitedOf, waitingByCarrier, waitsForPacking } from '../jobs/waiting.ts'
import { useBoxes, useOrders, usePickList, useReceipts, useReturns } from '../orders/use-work.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useWords } from '../words/use-words.tsx'
import type { JobName } from '../words/words.ts'
import { goPrint } from '../print/to-print.ts'
import { isPractice } from '../practice/practice-codes.ts'
import { enterPractice, goTo } from './place.ts'
import { useScanAnything } from './scan-anything.ts'
import { Screen } from './screen.tsx'

export function JobsScreen(): JSX.Element {
  const words = useWords()
  const { people, database } = useDevice()
  useScanAnything()
  return (
    <Screen
      title="Milepost"
      action={
        <Button tall icon="sign-out" onClick={() => void people.signOut()}>
          {words.menu.handOn}
        </Button>
      }
    >
      <p className="hint">{words.menu.hint}</p>
      <ul className="tiles">
        <Tile
          job="receive"
          icon="received"
          waiting={useReceiptsWaiting()}
          say={words.waiting.receipts}
        />
        <Tile job="pick" icon="picked" waiting={usePickList()?.length} say={words.waiting.orders} />
        <Tile job="pack" icon="packed" waiting={useOrdersToPack()} say={words.waiting.orders} />
        <Tile
          job="hand-over"
          icon="handed-over"
          waiting={useBoxesWaiting()}
          say={words.waiting.boxes}
        />
        <Tile
          job="returns"
          icon="undo"
          waiting={useReturns()?.length}
          say={words.waiting.returns}
        />
        <li className="more">
          <button type="button" className="link" onClick={() => goPrint({})}>
            {words.bar.print}
          </button>
          {!isPractice(database) && (
            <>
              <button type="button" className="link" onClick={enterPractice}>
                {words.menu.practise}
              </button>
              <button type="button" className="link" onClick={() => goTo('calibrate')}>
                {words.menu.scanner}
              </button>
            </>
          )}
        </li>
      </ul>
    </Screen>
  )
}

function Tile({
  job,
  icon,
  waiting,
  say,
}: {
  readonly job: JobName
  readonly icon: IconName
  readonly waiting: number | undefined
  readonly say: (count: number) => string
}): JSX.Element {
  const words = useWords()
  return (
    <li>
      <button type="button" className="tile" data-empty={waiting === 0} onClick={() => goTo(job)}>
        <Icon name={icon} size={40} />
        <strong>{words.jobs[job]}</strong>
        <small>{waiting === 0 ? words.menu.nothing : waiting !== undefined && say(waiting)}</small>
      </button>
    </li>
  )
}

const useOrdersToPack = () => useOrders()?.filter(waitsForPacking).length
const useReceiptsWaiting = () =>
  useReceipts()?.filter(({ lines }) => lines.some((line) => awaitedOf(line) > 0)).length

function useBoxesWaiting(): number | undefined {
  const boxes = useBoxes()
  return boxes && waitingByCarrier(boxes).reduce((sum, [, count]) => sum + count, 0)
}
