/** Handing over on the screen: the truck, and what is on it, missing, or unknown. */
import { as, type Carrier, type Label, type LoadId } from '@milepost/domain'
import { Button, EmptyState } from '@milepost/ui'
import type { JSX } from 'react'
import type { Expected } from '../capture/expected.ts'
import { useBoxes, useSite } from '../orders/use-work.ts'
import { allBoxes } from '../orders/work.ts'
import { DamagePhoto } from '../photos/damage-photo.tsx'
import { apart } from '../screens/apart.tsx'
import { Screen } from '../screens/screen.tsx'
import { useStation } from '../screens/use-station.ts'
import { WhichStation } from '../screens/which-station.tsx'
import { useDevice } from '../sync/use-device.tsx'
import { carrierName } from '../words/saying.ts'
import { useWords } from '../words/use-words.tsx'
import { placeOf } from './guidance.ts'
import {
  closeAsked,
  closeTapped,
  countOf,
  differenceOf,
  handOverScanned,
  loadOpened,
  namesIn,
  strangerTaken,
  type Difference,
  type HandOverState,
  type LoadMinting,
} from './hand-over.ts'
import { foundDone, saying, type BoxOnFloor } from './job.ts'
import { LastManifest } from './last-manifest.tsx'
import type { OpenLoad } from './load.ts'
import type { BoxName } from './manifest.ts'
import { Rows } from './choices.tsx'
import { Choice, Next, PartNotHere, Progress, Row } from './parts.tsx'
import { useJob, type Job } from './use-job.ts'
import { waitingByCarrier } from './waiting.ts'
import { openLoadIn, useOpenLoad } from './use-open-load.ts'

export function HandOverScreen(): JSX.Element {
  const words = useWords()
  const minting = useMinting()
  const job = useJob<HandOverState>('hand-over', {}, async (state, scan, database) => {
    const answer = handOverScanned(scan, await openLoadIn(database), minting, state)
    if (answer.intents.length > 0) return answer
    // What was only told changes nothing of what is on the screen, but for the label that it is about.
    const { stranger: _before, ...shown } = state
    const { stranger } = answer.state
    return { ...answer, state: stranger ? { ...shown, stranger } : shown }
  })
  const load = useOpenLoad()
  const expected = useExpected(load ?? undefined)
  const isClosing = job.state.closing === true
  const { left, ...rest } = job.state
  // Where its closing was undone, the truck is here again.
  const paper = left?.load === load?.load ? undefined : left
  return (
    <Screen
      title={words.jobs['hand-over']}
      expected={expected}
      action={load && !isClosing && !paper && <CloseButton job={job} />}
    >
      <WhichStation job="hand-over" />
      {paper ? (
        <ManifestView manifest={paper} onNext={() => job.setState(rest)} />
      ) : load ? (
        <Truck job={job} load={load} />
      ) : (
        <Trucks job={job} minting={minting} />
      )}
    </Screen>
  )
}

/** Trucks stand where this device stands. */
function useMinting(): LoadMinting {
  const here = useStation()
  const site = useSite()
  const dock = site?.stations.find(({ station, job }) => station === here && job === 'hand-over')
  return dock ? { newLoad, dock: dock.name } : { newLoad }
}

const newLoad = () => as<LoadId>(`load-${crypto.randomUUID().slice(0, 18)}`)

function CloseButton({ job }: { readonly job: Job<HandOverState> }): JSX.Element {
  const { bar } = useWords()
  const { database } = useDevice()
  const ask = () =>
    job.tap(async (state) => {
      const open = await openLoadIn(database)
      if (!open) return saying({}, { say: 'open-load-first' })
      return closeAsked(state, open, await allBoxes(database))
    })
  return (
    <Button tall icon="done" look="main" onClick={ask}>
      {bar.closeLoad}
    </Button>
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

interface OfLoad {
  readonly job: Job<HandOverState>
  readonly load: OpenLoad
}

function Truck({ job, load }: OfLoad): JSX.Element {
  const boxes = useBoxes() ?? []
  const { database } = useDevice()
  const difference = differenceOf(load, boxes)
  if (!job.state.closing) return <Loading job={job} load={load} difference={difference} />
  return (
    <Closing
      load={load}
      difference={difference}
      onBack={() => job.setState(namesIn(job.state))}
      onClose={(signed) =>
        job.tap(async (state) => {
          const open = await openLoadIn(database)
          if (!open) return foundDone(state, { say: 'open-load-first' })
          return closeTapped(state, open, await allBoxes(database), { at: Date.now(), signed })
        })
      }
    />
  )
}

function Loading({
  job,
  load,
  difference: { missing, scanned, gone, unknown },
}: OfLoad & { readonly difference: Difference }): JSX.Element {
  const words = useWords()
  const on = countOf(load)
  const nameOf = (name: BoxName | undefined) =>
    name && `${words.pick.order(name.reference)}, ${words.pack.box(name.place)}`
  const rowOf = (each: BoxOnFloor, state: 'open' | 'done') => ({
    key: each.box.box,
    state,
    title: nameOf({ reference: each.order.reference, place: placeOf(each) }) ?? each.box.box,
    count: endOf(each.box.label),
  })
  const rows: readonly OnTruck[] = [
    ...missing.map((each) => rowOf(each, 'open')),
    ...unknown.map(({ number }) => ({
      key: number,
      state: 'look' as const,
      title: number,
      count: '?',
    })),
    ...gone.map(({ box, label }) => ({
      key: box,
      state: 'done' as const,
      title: nameOf(job.state.seen?.[box]) ?? label?.number ?? box,
      count: endOf(label),
    })),
    ...scanned.toReversed().map((each) => rowOf(each, 'done')),
  ]
  return (
    <>
      <Next
        eyebrow={words.handOver.load(carrierName(load.carrier))}
        {...(load.dock === undefined ? {} : { of: load.dock })}
        huge={words.handOver.scanBox}
      >
        <p className="next-what">
          <b className="next-count">{on}</b> {words.handOver.onLoad}
        </p>
      </Next>
      <Progress done={on} of={on + missing.length}>
        {missing.length === 0 ? words.handOver.allOn : words.handOver.missing(missing.length)}
        {unknown.length > 0 && ` · ${words.handOver.unknown(unknown.length)}`}
        <LastManifest job={job} load={load} />
      </Progress>
      {job.state.last && (
        <DamagePhoto job={job} damaged={job.state.last}>
          {words.bar.damagePhoto}
        </DamagePhoto>
      )}
      <Rows of={rows}>
        {({ key, ...row }, placed) => <Row key={key} {...row} placed={placed} />}
      </Rows>
    </>
  )
}

interface OnTruck {
  readonly key: string
  readonly state: 'open' | 'done' | 'look'
  readonly title: string
  readonly count: string
}

const endOf = (label: Label | undefined): string => (label ? `…${label.number.slice(-6)}` : '')

function Trucks({
  job,
  minting,
}: {
  readonly job: Job<HandOverState>
  readonly minting: LoadMinting
}): JSX.Element {
  const words = useWords()
  const boxes = useBoxes()
  const waiting = waitingByCarrier(boxes ?? [])
  const { database } = useDevice()
  const open = (carrier: Carrier) =>
    job.tap(async () => loadOpened(carrier, minting, await openLoadIn(database)))
  const { stranger, ...others } = job.state
  return (
    <>
      {stranger && (
        <StrangerHere
          stranger={stranger}
          onTake={(carrier) =>
            job.tap(async () =>
              strangerTaken(stranger, carrier, minting, await openLoadIn(database)),
            )
          }
          onLeave={() => job.setState(others)}
        />
      )}
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
      <LastManifest job={job} />
    </>
  )
}

const carriers: readonly Carrier[] = ['ups', 'fedex', 'usps', 'dhl']

/** Loaded apart: a truck is closed once an hour, and most labels are on a box. */
const StrangerHere = apart(
  async () => (await import('./stranger-here.tsx')).StrangerHere,
  PartNotHere,
)
const Closing = apart(async () => (await import('./closing.tsx')).Closing, PartNotHere)
const ManifestView = apart(
  async () => (await import('./manifest-view.tsx')).ManifestView,
  PartNotHere,
)
