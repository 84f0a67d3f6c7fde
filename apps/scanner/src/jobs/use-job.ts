/** A job on the screen: scans and taps go through its step machine one after the other, and each is durable first. */
import { useEffect, useRef, useState } from 'react'
import type { Captured } from '../capture/captured.ts'
import { useScans } from '../capture/use-scans.tsx'
import { useTell } from '../screens/feedback.tsx'
import { atOnce, type Database } from '../sync/database.ts'
import type { Device } from '../sync/device.ts'
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
  readonly tap: (step: (state: State) => Answer<State> | Promise<Answer<State>>) => void
  readonly setState: (state: State) => void
}

export function useJob<State extends object>(
  name: JobName,
  begin: State,
  step: Step<State>,
): Job<State> {
  const device = useDevice()
  const takeOver = useBadge()
  const tell = useTelling()
  const [shown, setShown] = useState<State>(() => kept(keptAs(device.database, name), begin))
  const [times, setTimes] = useState(1)
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
  const carryOut = async ({ state, remark, intents }: Answer<State>) => {
    const stored = await storedBy(device, intents)
    if (stored) stand(state)
    if (stored && intents.length > 0) setTimes(1)
    tell(stored ? remark : { say: 'not-stored' }, stored ? intents.length : 0)
    // The answer is seen first; then the list is drawn as it stands by then.
    afterPaint(() => setShown(current.current))
  }
  const onScan = async (scan: Captured, units: number) => {
    const badge = badgeSaid(scan)
    if (badge !== undefined) return takeOver(badge)
    const { database } = device
    const answer = await atOnce(database, async () =>
      step(current.current, await jobScanOf(database, scan, units), database),
    )
    return carryOut(answer)
  }
  useScans((scan) => inTurn(() => onScan(scan, times)))

  return {
    state: shown,
    times,
    setTimes,
    setState,
    tap: (next) => inTurn(async () => carryOut(await next(current.current))),
  }
}

const afterPaint = (then: () => void) => requestAnimationFrame(() => setTimeout(then))

/** Success is said only for what is durable; with several, all of them. */
async function storedBy(device: Device, intents: Answer<unknown>['intents']): Promise<boolean> {
  for (const intent of intents) {
    const { kind } = await device.record(intent)
    if (kind !== 'recorded') return false
  }
  return true
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

export function useTelling(): (remark: Remark, undoes?: number) => void {
  const words = useWords()
  const tell = useTell()
  return (remark, undoes = 0) =>
    tell({ tone: toneOf(remark), said: saidOf(words, remark), ...soundOf(remark), undoes })
}
