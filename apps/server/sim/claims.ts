/** Holds the server to its word as it speaks: what an answer claims is true in its database at that moment. */
import type { Fate, HandedIn, Pushed } from '@milepost/contract'
import type { EventId } from '@milepost/domain'
import type { Stores } from '../src/app.ts'
import type { EventLog } from '../src/event-log/event-log.ts'
import type { Ledger } from './ledger.ts'

export type Claims = (text: string, stores: Stores) => Promise<string | undefined>

/** Answers the first claim that is false. */
export function claimsOn(ledger: Ledger): Claims {
  /** Looked at already, for each life of the server. */
  const sure = new Map<string, number>()
  return async (text, { eventLog: log, devices }) => {
    const said = JSON.parse(text) as Pushed | (HandedIn & Partial<Pushed>)
    const { verdicts, acceptedThrough = {}, durableThrough = {}, epoch: life } = said
    const held = holdingOf(log)
    for (const { id, fate } of verdicts) {
      const isTrue = await truths[fate](held, id)
      if (isTrue && (fate === 'accepted' || fate === 'duplicate' || fate === 'rejected'))
        ledger.reached(id)
      if (!isTrue) return `${id} was answered "${fate}", and it is not so`
    }
    for (const [epoch, through] of [acceptedThrough, durableThrough].flatMap(pairsOf)) {
      const name = `${life} ${epoch}`
      for (let seq = (sure.get(name) ?? 0) + 1; seq <= through; seq += 1) {
        const isHeld = await someHeld(held, ledger.under(epoch, seq))
        if (!isHeld && !(await isToldLost(devices, epoch, seq)))
          return `${epoch} is said to be held through ${through}, and ${seq} is not`
      }
      sure.set(name, Math.max(sure.get(name) ?? 0, through))
    }
    return undefined
  }
}

const pairsOf = (through: Readonly<Record<string, number>>) => Object.entries(through)

interface Holding {
  inLog(id: EventId): Promise<boolean>
  aside(id: EventId): Promise<boolean>
}

const truths: Readonly<Record<Fate, (held: Holding, id: EventId) => Promise<boolean>>> = {
  accepted: (held, id) => held.inLog(id),
  duplicate: (held, id) => held.inLog(id),
  rejected: (held, id) => held.aside(id),
  conflict: async (held, id) => (await held.inLog(id)) && (await held.aside(id)),
  fork: async (held, id) => !(await held.inLog(id)),
  retry: async (held, id) => !(await held.inLog(id)),
}

export function holdingOf(log: EventLog): Holding {
  let aside: Promise<ReadonlySet<EventId>> | undefined
  const asideIds = async () => new Set((await log.quarantined()).map(({ id }) => id))
  return {
    inLog: async (id) => (await log.eventById(id)) !== undefined,
    aside: async (id) => {
      aside ??= asideIds()
      return (await aside).has(id)
    },
  }
}

/** Its device said that it will never come. */
async function isToldLost(
  devices: Stores['devices'],
  epoch: string,
  seq: number,
): Promise<boolean> {
  const told = (await devices.allDevices()).flatMap(({ lost }) => lost)
  return told.some((one) => one.epoch === epoch && one.from <= seq && seq <= one.to)
}

async function someHeld(held: Holding, ids: readonly EventId[]): Promise<boolean> {
  for (const id of ids) if ((await held.inLog(id)) || (await held.aside(id))) return true
  return false
}
