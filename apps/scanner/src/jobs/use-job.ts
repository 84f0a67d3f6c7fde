/** A job on the screen: scans and taps go through its step machine one after the other, and each is durable first. */
import { startTransition, useEffect, useRef, useState } from 'react'
import type { Captured } from '../capture/captured.ts'
import { useScans } from '../capture/use-scans.tsx'
import { useTell } from '../screens/feedback.tsx'
import { answered, beginAnswer } from '../shell/answer-first.ts'
import type { Database } from '../sync/database.ts'
import { useDevice } from '../sync/use-device.tsx'
import { saidOf } from '../words/said.ts'
import { useWords } from '../words/use-words.tsx'
import type { JobName } from '../words/words.ts'
import { keptAs } from '../practice/practice-codes.ts'
import { badgeSaid, useBadge } from '../screens/use-badge.ts'
import { jobScanOf } from './job-scan.ts'
import type { Answer, JobScan } from './job.ts'
import { kept, keep } from './kept.ts'
import { type Remark, soundOf, toneOf } from './remark.ts'

export type Step<State> = (
  state: State,
  scan: JobScan,
  database: Database,
) => Promise<Answer<State>>

export interface Job<State> {
  readonly state: State
  /** Units that the next scan stands for. */
  readonly times: number
  readonly setTimes: (times: number) => void
  /** May read the database, and waits for nothing else: it is part of the transaction. */
  readonly tap: (step: (state: State) => Answer<State> | Promise<Answer<State>>) => void
  readonly setState: (state: State) => void
}

export function useJob<State extends object>(
  name: JobName,
  begin: State,
  step: Step<State>,
  timesAre: (state: State) => unknown = () => undefined,
): Job<State> {
  const device = useDevice()
  const takeOver = useBadge()
  const tell = useTelling()
  const [shown, setShown] = useState<State>(() => kept(keptAs(device.database, name), begin))
  const [units, setUnits] = useState({ of: timesAre(shown), times: 1 })
  // What was set for one order is not meant for the next.
  const times = units.of === timesAre(shown) ? units.times : 1
  const setTimes = (next: number) => setUnits({ of: timesAre(shown), times: next })
  const current = useRef(shown)
  const inTurn = useTurns()

  const stand = (state: State) => {
    current.current = state
    keep(keptAs(device.database, name), state)
  }
  const setState = (state: State) => {
    stand(state)
    setShown(state)
  }
  const carryOut = async (judge: () => Promise<Answer<State>>) => {
    const { answer, recorded } = await device.judged(judge)
    const { state, remark, intents, again } = answer
    // Success is said only for what is durable; with several, all of them.
    const isStored = recorded.every(({ kind }) => kind === 'recorded')
    if (isStored) stand(state)
    if (isStored && intents.length > 0) setTimes(1)
    tell(isStored ? remark : { say: 'not-stored' }, isStored ? intents.length : 0, again)
  }
  const onScan = async (scan: Captured, count: number) => {
    const badge = badgeSaid(scan)
    if (badge !== undefined) return takeOver(badge)
    const { database } = device
    return carryOut(async () =>
      step(current.current, await jobScanOf(database, scan, count), database),
    )
  }
  const answering = (turn: () => Promise<void>) => {
    const isTold = beginAnswer()
    inTurn(async () => {
      await turn().finally(isTold)
      // The answer is seen first; then the list is drawn as it stands by then.
      void Promise.resolve(answered()).then(() => startTransition(() => setShown(current.current)))
    })
  }
  useScans((scan) => answering(() => onScan(scan, times)))

  return {
    state: shown,
    times,
    setTimes,
    setState,
    tap: (next) => answering(() => carryOut(async () => await next(current.current))),
  }
}

/** Two fast scans never see the same state of the work. */
function useTurns(): (turn: () => Promise<void>) => void {
  const last = useRef(Promise.resolve())
  const [broken, setBroken] = useState<Error>()
  useEffect(() => {
    if (broken) throw broken
  }, [broken])
  return (turn) => {
    last.current = last.current.then(turn).catch((reason: unknown) => {
      setBroken(reason instanceof Error ? reason : new Error(String(reason)))
    })
  }
}

export function useTelling(): (remark: Remark, undoes?: number, again?: boolean) => void {
  const words = useWords()
  const tell = useTell()
  return (remark, undoes = 0, again = false) =>
    tell({ tone: toneOf(remark), said: saidOf(words, remark), ...soundOf(remark), undoes, again })
}
