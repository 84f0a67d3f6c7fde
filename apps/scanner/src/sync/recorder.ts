/** Makes scans durable. The answer comes after the commit, so a beep is a promise kept (A6). */
import type { DeviceClock, EpochId, EventId, Instant } from '@milepost/domain'
import {
  type Clock,
  type Draft,
  draftOf,
  type HeldScan,
  type Maker,
  newEventId,
  numbered,
  type OutboxStore,
  type Random,
  type ScanIntent,
} from '@milepost/outbox'
import type { CountMark } from './count-mark.ts'
import { alone, type Database } from './database.ts'
import type { Decided, Judged, Recorded } from './device.ts'
import { readAllFacts } from './facts.ts'
import { type NotStored, notStoredOf } from './not-stored.ts'
import { reopening } from './reopening.ts'
import type { Ring } from './ring.ts'

export interface RecorderDeps {
  readonly database: Database
  readonly outbox: Pick<OutboxStore, 'append'>
  /** Stores a scan that has its number already. */
  readonly putBack: (held: HeldScan) => Promise<void>
  readonly ring: Ring
  readonly mark: Pick<CountMark, 'keep'>
  readonly clock: Clock
  readonly random: Random
  /** Asked where the work was looked at. */
  readonly maker: () => Promise<Maker | NotNow>
  readonly reading: () => DeviceClock
  /** Something was stored, or could not be. */
  readonly changed: () => void
}

export interface Recorder {
  record(intent: ScanIntent): Promise<Recorded>
  judged<Answer extends Decided>(judge: () => Promise<Answer>): Promise<Judged<Answer>>
  /** Tries again what could not be stored. */
  retry(): Promise<void>
  unsaved(): { readonly count: number; readonly because: Problem }
  /** What could not be stored, and is not there after all, with numbers under this new epoch, so that it can leave. It keeps them for good. */
  handOut(epoch: EpochId, stored: ReadonlySet<EventId>): readonly HeldScan[]
  /** These have left by file or QR, and somebody has seen to it. */
  haveLeft(ids: readonly EventId[]): void
  /** So many are nowhere but in this page, as far as anybody can be sure: it must not go. */
  atRisk(): number
  isSaving(): boolean
}

/** Why this device takes no scan at all. */
export type NotNow = 'not-enrolled' | 'revoked'

type Problem = Extract<Recorded, { kind: 'not-stored' }>['because']

export function recorderOf(deps: RecorderDeps): Recorder {
  const notStored = notStoredOf(deps.ring)
  let underWay = 0
  const under = async <Answer>(save: () => Promise<Answer>): Promise<Answer> => {
    underWay += 1
    try {
      return await save()
    } finally {
      underWay -= 1
    }
  }
  const isStored = (held: HeldScan): Recorded => {
    notStored.remove(held.id)
    deps.ring.keep(held)
    deps.mark.keep(held)
    return { kind: 'recorded', event: held.event }
  }
  const again = async (trigger: readonly Draft[]): Promise<void> => {
    try {
      for (const held of await storedAgain(deps, trigger, notStored)) isStored(held)
    } catch (failure) {
      for (const draft of trigger) notStored.add(draft, failure)
    }
  }
  const judged: Recorder['judged'] = async (judge) => {
    const draw = drawing(deps, judge)
    const recorded = await under(async () => {
      try {
        return (await storedTogether(deps, draw)).map(isStored)
      } catch (failure) {
        return (await draw()).drafts.map((draft) => notStored.add(draft, failure))
      }
    })
    const { answer, notNow } = await draw()
    if (notNow) return { answer, recorded: [{ kind: 'not-stored', because: notNow }] }
    if (recorded.length > 0) deps.changed()
    return { answer, recorded }
  }
  return {
    judged,
    record: async (intent) => await recordedAlone(judged, intent),
    retry: async () => {
      for (const trigger of notStored.triggers()) {
        await under(async () => await again(trigger))
        deps.changed()
      }
    },
    unsaved: () => notStored.said(),
    handOut: (epoch, known) => notStored.handOut(epoch, known),
    haveLeft: (ids) => {
      notStored.haveLeft(ids)
      deps.changed()
    },
    atRisk: () => notStored.atRisk(),
    isSaving: () => underWay > 0,
  }
}

async function recordedAlone(judged: Recorder['judged'], intent: ScanIntent): Promise<Recorded> {
  const { recorded } = await judged(async () => await Promise.resolve({ intents: [intent] }))
  const [one] = recorded
  if (!one) throw new Error('an intent was neither recorded nor refused')
  return one
}

interface Drawn<Answer> {
  readonly answer: Answer
  readonly drafts: readonly Draft[]
  readonly notNow?: NotNow
}

/** Once drawn it stays: an unsure save is tried again with the same drafts. */
function drawing<Answer extends Decided>(
  deps: RecorderDeps,
  judge: () => Promise<Answer>,
): () => Promise<Drawn<Answer>> {
  const made = { at: deps.clock.now(), clock: deps.reading() }
  let drawn: Drawn<Answer> | undefined
  return async () => (drawn ??= await drawnBy(deps, await judge(), made))
}

async function drawnBy<Answer extends Decided>(
  { maker, random }: RecorderDeps,
  answer: Answer,
  made: { readonly at: Instant; readonly clock: DeviceClock },
): Promise<Drawn<Answer>> {
  const { intents } = answer
  if (intents.length === 0) return { answer, drafts: [] }
  const by = await maker()
  if (typeof by === 'string') return { answer, drafts: [], notNow: by }
  // In the order of their ids, which is all that the second medium tells of it.
  const ids = intents.map(() => newEventId(made.at, random)).toSorted()
  const drafts = intents.flatMap((intent, at) => {
    const id = ids[at]
    return id ? [draftOf(intent, by, { id, ...made })] : []
  })
  return { answer, drafts }
}

/** One strict transaction from the look at the work to the scans that come of it: each costs more than what is in it. */
const storedTogether = async (
  { database, outbox }: RecorderDeps,
  draw: () => Promise<Pick<Drawn<unknown>, 'drafts'>>,
): Promise<readonly HeldScan[]> =>
  await reopening(
    database.dexie,
    async () =>
      await alone(database, async () => {
        readAllFacts(database)
        const held: HeldScan[] = []
        for (const draft of (await draw()).drafts)
          held.push(await outbox.append(draft.id, numbered(draft)))
        return held
      }),
  )

const storedAgain = async (
  deps: RecorderDeps,
  trigger: readonly Draft[],
  notStored: Pick<NotStored, 'handedOut'>,
): Promise<readonly HeldScan[]> =>
  await reopening(
    deps.database.dexie,
    async () =>
      await alone(deps.database, async () => {
        const held: HeldScan[] = []
        for (const draft of trigger)
          held.push(await storedOnce(deps, draft, notStored.handedOut(draft.id)))
        return held
      }),
  )

async function storedOnce(
  { outbox, putBack }: Pick<RecorderDeps, 'outbox' | 'putBack'>,
  draft: Draft,
  handedOut: HeldScan | undefined,
): Promise<HeldScan> {
  if (!handedOut) return await outbox.append(draft.id, numbered(draft))
  // It left under this number, and would be another scan under the next.
  await putBack(handedOut)
  return handedOut
}
