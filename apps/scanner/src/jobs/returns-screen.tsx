/** Returns on the screen: what is expected and here, then the one in hand, its state and what becomes of it. */
import { as, returnDecisions, type ReturnCondition, type ReturnId } from '@milepost/domain'
import { Button, EmptyState, type IconName } from '@milepost/ui'
import type { JSX } from 'react'
import { isHere, isOpen, type ReturnOnFloor } from '../orders/own-returns.ts'
import { newReturnId, returnById, straysIn } from '../orders/returns.ts'
import { useReturn, useReturns } from '../orders/use-work.ts'
import { DamagePhoto } from '../photos/damage-photo.tsx'
import { Screen } from '../screens/screen.tsx'
import { WhichStation } from '../screens/which-station.tsx'
import type { Database } from '../sync/database.ts'
import { useDevice } from '../sync/use-device.tsx'
import { joined } from '../words/saying.ts'
import { useWords } from '../words/use-words.tsx'
import { foundDone } from './job.ts'
import { Choices } from './choices.tsx'
import { Choice, Next, Progress, Row } from './parts.tsx'
import type { ReturnPlace } from './remark.ts'
import {
  decideTapped,
  inspectTapped,
  nameOfReturn,
  placeOf,
  returnChosen,
  returnScanned,
  subjectOf,
  withoutLabelTapped,
  type ReturnsAnswer,
  type ReturnsState,
} from './returns.ts'
import { useJob, type Job } from './use-job.ts'

const noReturn = as<ReturnId>('none')

const inHandIn = async (database: Database, { back }: ReturnsState) =>
  back === undefined ? undefined : await returnById(database, back)

export function ReturnsScreen(): JSX.Element {
  const words = useWords()
  const job = useJob<ReturnsState>('returns', {}, async (state, scan, database) => {
    const [strays, inHand] = await Promise.all([straysIn(database), inHandIn(database, state)])
    return returnScanned(state, scan, {
      newReturn: newReturnId,
      strays: strays.map((back) => ({ back })),
      inHand,
    })
  })
  const { database } = useDevice()
  const withoutLabel = () =>
    job.tap(async (state) => {
      const before = await inHandIn(database, state)
      const open = before && isOpen(before.back) ? before : undefined
      return withoutLabelTapped(newReturnId(), words.returns.nameless, open)
    })
  const found = useReturn(job.state.back ?? noReturn)
  const inHand = found && isOpen(found.back) ? found : undefined
  return (
    <Screen
      title={words.jobs.returns}
      action={
        !inHand && (
          <Button tall icon="labelled" onClick={withoutLabel}>
            {words.bar.noLabel}
          </Button>
        )
      }
    >
      <WhichStation job="returns" />
      {inHand ? <InHand job={job} on={inHand} /> : <Returns job={job} />}
    </Screen>
  )
}

interface InHandProps {
  readonly job: Job<ReturnsState>
  readonly on: ReturnOnFloor
}

/** One thumb: the answers are the largest things on the screen. */
function InHand({ job, on }: InHandProps): JSX.Element {
  const words = useWords()
  const { back, order } = on
  const place = placeOf(on)
  return (
    <>
      <Next
        eyebrow={words.jobs.returns}
        {...(order ? { of: words.pick.order(order.reference) } : {})}
        huge={nameOfReturn(on)}
      >
        {back.condition && (
          <p className={back.condition === 'damaged' ? 'next-what next-warning' : 'next-what'}>
            {words.returns.conditions[back.condition]}
          </p>
        )}
      </Next>
      {back.condition === 'damaged' && (
        <DamagePhoto job={job} damaged={{ name: nameOfReturn(on), subject: subjectOf(on) }}>
          {words.bar.damagePhoto}
        </DamagePhoto>
      )}
      {place === 'to-decide' ? <Decide job={job} on={on} /> : <Inspect job={job} on={on} />}
      <Progress done={place === 'to-decide' ? 1 : 0} of={2}>
        {words.returns.places[place]}
        <button type="button" className="link" onClick={() => job.setState({})}>
          {words.bar.otherReturn}
        </button>
      </Progress>
      <ul className="rows">
        {back.units.map(({ line, units }) => (
          <Row
            key={line}
            state="open"
            title={order?.lines.find((each) => each.line === line)?.name ?? line}
            count={String(units)}
          />
        ))}
      </ul>
    </>
  )
}

function Inspect({ job, on }: InHandProps): JSX.Element {
  const { returns } = useWords()
  const answer = useAnswering(job, on, 'to-inspect')
  return (
    <fieldset className="reasons">
      <legend>{returns.howIsIt}</legend>
      {conditions.map(([condition, icon]) => (
        <Button
          tall
          key={condition}
          icon={icon}
          onClick={() => answer((now) => inspectTapped(now, condition))}
        >
          {returns.conditions[condition]}
        </Button>
      ))}
    </fieldset>
  )
}

const conditions: readonly (readonly [ReturnCondition, IconName])[] = [
  ['good', 'done'],
  ['damaged', 'look'],
]

function Decide({ job, on }: InHandProps): JSX.Element {
  const { returns } = useWords()
  const answer = useAnswering(job, on, 'to-decide')
  return (
    <fieldset className="reasons">
      <legend>{returns.what}</legend>
      {returnDecisions.map((decision) => (
        <Button tall key={decision} onClick={() => answer((now) => decideTapped(now, decision))}>
          {returns.decisions[decision]}
        </Button>
      ))}
    </fieldset>
  )
}

/** A second tap finds the question answered, and answers nothing twice. */
function useAnswering(job: Job<ReturnsState>, { back }: ReturnOnFloor, asked: ReturnPlace) {
  const { database } = useDevice()
  return (answer: (now: ReturnOnFloor) => ReturnsAnswer) =>
    job.tap(async () => {
      const now = await returnById(database, back.return)
      if (!now || !isOpen(now.back)) return foundDone({}, { say: 'return-is-done' })
      return placeOf(now) === asked ? answer(now) : { ...returnChosen(now), again: true }
    })
}

function Returns({ job }: { readonly job: Job<ReturnsState> }): JSX.Element {
  const words = useWords()
  const returns = useReturns()
  const { database } = useDevice()
  const choose = (shown: ReturnOnFloor) =>
    job.tap(async () => {
      const now = (await returnById(database, shown.back.return)) ?? shown
      return isHere(now.back) === isHere(shown.back)
        ? returnChosen(now)
        : { ...returnChosen(now), again: true }
    })
  if (returns?.length === 0) {
    return (
      <EmptyState icon="undo" title={words.returns.empty.title}>
        <p>{words.returns.empty.next}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <p className="hint">{words.returns.choose}</p>
      <Choices of={returns?.toSorted(byPlace) ?? []}>
        {(on, placed) => (
          <Choice
            key={on.back.return}
            placed={placed}
            icon="undo"
            title={nameOfReturn(on)}
            detail={joined(
              words.returns.places[placeOf(on)],
              detailOf(on, words.returns.unannounced),
            )}
            onChoose={() => choose(on)}
          />
        )}
      </Choices>
    </>
  )
}

function detailOf({ back, order }: ReturnOnFloor, unannounced: string): string {
  const names = back.units.map(({ line }) => order?.lines.find((each) => each.line === line)?.name)
  return names.length === 0 ? unannounced : names.filter(Boolean).join(' · ')
}

/** What is here takes up room, so it comes first. */
const byPlace = (a: ReturnOnFloor, b: ReturnOnFloor): number => rank[placeOf(a)] - rank[placeOf(b)]
const rank: Readonly<Record<ReturnPlace, number>> = {
  'to-inspect': 0,
  'to-decide': 1,
  'expected': 2,
}
