/** What `verify` says, whatever the engine: one sentence each, and whether all is well. */
import { hashOf, hashOfText } from '@milepost/contract'
import { eventOf } from './fates.ts'

export interface Check {
  readonly right: boolean
  readonly said: string
}

export interface SealedRow {
  readonly position: number
  readonly hash: string
  readonly bytes: string
}

export const right = (said: string): Check => ({ right: true, said })
export const wrong = (said: string): Check => ({ right: false, said })

/** What is stored is what was sealed where it was made. A lone surrogate is stored spelled out, and hashed as it was. */
export const isSealed = ({ hash, bytes }: SealedRow): boolean =>
  hashOfText(bytes) === hash || hashOf(eventOf(bytes)) === hash

export const guardCheck = (unguarded: readonly string[]): Check =>
  unguarded.length === 0
    ? right('No event can be changed or removed.')
    : wrong(
        `Nothing stops an ${unguarded.join(' or ')} of events. Start the server once: it guards them.`,
      )

export const sealCheck = (events: number, odd: readonly number[]): Check =>
  odd.length === 0
    ? right(`${events} events, each as its hash says.`)
    : wrong(
        `${oddOf(events, odd)} not what their hash says. Restore a backup: devices send the rest again.`,
      )

/** An event that is not filed is not found by the order that it is about. */
export const fileCheck = (events: number, odd: readonly number[]): Check =>
  odd.length === 0
    ? right(`${events} events, each filed under what it is about.`)
    : wrong(`${oddOf(events, odd)} not filed under what they are about. \`rebuild\` files them.`)

const oddOf = (events: number, odd: readonly number[]): string =>
  `${odd.length} of ${events} events (the first at ${odd[0]}) are`

export const viewCheck = (orders: number, differed: number): Check =>
  differed === 0
    ? right(`${orders} orders, each stored as its events fold.`)
    : wrong(
        `${differed} of ${orders} orders are not what their events fold to. \`rebuild\` mends them.`,
      )

export const findingCheck = (open: number, moved: number): Check =>
  moved === 0
    ? right(`${open} findings open, as the events say.`)
    : wrong(`${moved} findings are not what the events say. \`rebuild\` mends them.`)

export const foldCheck = (failed: readonly string[]): Check =>
  failed.length === 0
    ? right('Every order and receipt can be folded.')
    : wrong(
        `${failed.length} cannot be folded, the first ${failed[0]}. Their events are kept; report this.`,
      )
