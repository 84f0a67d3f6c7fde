/**
 * A tab's way to the disk. Each call is one transaction that takes a moment; the tab may be killed before it or after,
 * it may fail before it or, worse, after it was kept. A frozen tab waits, a dead one waits for ever.
 */
import type { HeldScan, OutboxStore, Ports, RelayStore } from '@milepost/outbox'
import { kill, type Phone, type PhoneDeps, type Tab, type TabRelay } from './phone.ts'

export function diskPorts(deps: PhoneDeps, tab: Tab): Pick<Ports, 'outbox' | 'work'> {
  const { phone } = tab
  const { ledger } = deps
  const call = <Value>(run: () => Promise<Value>) => transaction(deps, tab, run)
  const outbox: OutboxStore = {
    append: (id, make) =>
      call(async () => {
        const held = await phone.disk.outbox.append(id, make)
        ledger.made(phone, held, deps.time.now())
        return held
      }),
    look: (most) =>
      call(async () => {
        const outlook = await phone.disk.outbox.look(most)
        return { ...outlook, batch: outlook.batch.map((held) => asRead(phone, held)) }
      }),
    lacks: (wanted) => call(async () => await phone.disk.outbox.lacks(wanted)),
    settle: (settlement) =>
      call(async () => {
        const isTaken = await phone.disk.outbox.settle(settlement)
        if (isTaken && settlement.renumber) ledger.renumbered(phone)
        return isTaken
      }),
  }
  const work: Ports['work'] = {
    mark: () => call(async () => await phone.disk.work.mark()),
    apply: (page) => call(async () => await phone.disk.work.apply(page)),
  }
  return { outbox, work }
}

/** The same for what is carried for others. */
export function relayPorts(
  deps: PhoneDeps,
  tab: Tab,
): Pick<TabRelay, 'store' | 'takeIn' | 'putBack'> {
  const { phone } = tab
  const { ledger, plants, chance } = deps
  const call = <Value>(run: () => Promise<Value>) => transaction(deps, tab, run)
  const store: RelayStore = {
    look: (most, passed) => call(async () => await phone.disk.relay.look(most, passed)),
    settle: (judged) =>
      call(async () => {
        await phone.disk.relay.settle(judged)
        ledger.placed(judged.renumbered)
      }),
  }
  return {
    store: plants.relay?.(store) ?? store,
    takeIn: (envelopes) =>
      call(async () => {
        const kept = plants.takesIn?.(envelopes, phone.disk, chance.bytes) ?? envelopes
        ledger.carriers.took(phone.name, envelopes)
        return phone.disk.relay.put(kept)
      }),
    putBack: (held) =>
      call(async () => {
        phone.disk.outbox.putBack([held])
        return held
      }),
  }
}

/** A row that the medium has damaged reads differently ever after; its hash is still that of the scan. */
const asRead = ({ disk }: Phone, held: HeldScan): HeldScan =>
  disk.damaged.has(held.id)
    ? { ...held, event: { ...held.event, subject: { ...held.event.subject, order: 'x' as never } } }
    : held

async function transaction<Value>(
  deps: PhoneDeps,
  tab: Tab,
  run: () => Promise<Value>,
): Promise<Value> {
  const { faults } = deps
  await moment(deps, tab)
  if (faults.happen('storage-error')) throw storageTrouble('not kept')
  if (diesNow(deps)) return await death(deps, tab)
  const value = await run()
  if (diesNow(deps)) return await death(deps, tab)
  await moment(deps, tab)
  if (faults.happen('storage-error')) throw storageTrouble('kept, and said to have failed')
  return value
}

async function moment({ time, chance, faults }: PhoneDeps, tab: Tab): Promise<void> {
  if (faults.happen('frozen-tab') && chance.happens(0.1))
    tab.frozenUntil = time.now() + chance.between(1, 5) * 60_000
  await time.sleep(Math.max(tab.frozenUntil - time.now(), chance.between(0, 3)))
  if (tab.isDead) await forEver()
}

const diesNow = ({ faults, chance }: PhoneDeps) => faults.happen('tab-crash') && chance.happens(0.1)

async function death({ trace }: PhoneDeps, tab: Tab): Promise<never> {
  trace(`${tab.phone.name} a tab dies`)
  kill(tab)
  return await forEver()
}

const forEver = () => new Promise<never>(() => undefined)

const storageTrouble = (message: string) =>
  Object.assign(new Error(message), { name: 'StorageTrouble' })

export const isStorageTrouble = (error: unknown): boolean =>
  error instanceof Error && error.name === 'StorageTrouble'
