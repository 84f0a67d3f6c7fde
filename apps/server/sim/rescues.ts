/**
 * Somebody carries what waits on a device that cannot send to another device or to the console, as a file or off its
 * screen (B9): in part, twice, by several, and the device may come back before, after or never.
 */
import {
  type Draft,
  type HeldScan,
  missingIn,
  numbered,
  packScans,
  newEpochId,
  seriesIn,
  type TakingIn,
  unpackScans,
  withLine,
} from '@milepost/outbox'
import type { EventId } from '@milepost/domain'
import type { Chance } from './chance.ts'
import { emptyDisk } from './disk.ts'
import { addTwin, loseDisk } from './losses.ts'
import { file as asFile } from './carriers.ts'
import { packer } from './packer.ts'
import { kill, type Phone } from './phone.ts'
import { isStorageTrouble } from './shaky-disk.ts'
import { openTab } from './tab.ts'
import type { World } from './world-parts.ts'

const minute = 60_000

/** At times a device was set up from the image of another, and the numbers of what leaves are taken by its twin. */
export function planRescues(world: World, chance: Chance): void {
  const { faults, phones, time, shiftStarts } = world
  const [phone] = phones
  if (!phone || !faults.chosen.has('rescue') || !chance.happens(0.5)) return
  addTwin(world, phone)
  const first = Math.min(...shiftStarts)
  time.after(first + chance.between(0, 5000), () => void cutOff(world, phone, chance))
}

/** Its network dies; after a while somebody sees to what waits on it. */
export function cutOff(world: World, phone: Phone, chance: Chance): boolean {
  const { time, deps } = world
  phone.isCutOff = true
  const soon = chance.oneOf([minute / 3, minute, 3 * minute])
  const go = (work: Promise<void>) => void work.catch(deps.broke)
  time.after(soon, () => go(handOver(world, phone, chance)))
  if (chance.happens(0.4)) time.after(soon * 2, () => go(handOver(world, phone, chance)))
  const fate = chance.oneOf(['back', 'gone', 'gone', 'off'] as const)
  const after = soon + chance.between(1, 10) * minute
  if (fate === 'back') time.after(after, () => void (phone.isCutOff = false))
  if (fate === 'gone') time.after(after, async () => await broken(world, phone, chance))
  return false
}

/** Run over by a truck. The one that is given out in its place may know what the old one had made. */
async function broken(world: World, phone: Phone, chance: Chance): Promise<void> {
  if (world.faults.isCalm()) return
  await loseDisk(world, phone, emptyDisk(chance.bytes), chance.happens(0.7))
  for (const tab of phone.tabs) kill(tab)
  phone.isCutOff = false
}

async function handOver(world: World, phone: Phone, chance: Chance): Promise<void> {
  const { faults, desk, time, deps, ledger } = world
  if (faults.isCalm()) return
  const lines = await linesOf(world, phone, chance)
  if (lines.length === 0) return
  const others = world.phones.filter(({ device }) => device !== phone.device)
  const to =
    others.length > 0 && chance.happens(0.65)
      ? others[chance.between(0, others.length - 1)]
      : undefined
  if (to && chance.happens(0.5)) {
    const taking = seen(lines, chance)
    if (taking) await take(world, to, taking, chance)
    return
  }
  const whole = lines.join('\n')
  const isCut = chance.happens(0.2)
  const text = isCut ? whole.slice(0, chance.between(0, whole.length - 1)) : whole
  if (!isCut) {
    desk.save(whole)
    for (const series of seriesIn(whole)) {
      const rescued = await unpackScans(series, packer)
      ledger.carriers.took(asFile, rescued?.envelopes ?? [])
    }
  }
  await bring(world, text, to, chance)
  const again = chance.oneOf([2 * minute, 60 * minute, 24 * 60 * minute])
  const other = others[chance.between(0, Math.max(0, others.length - 1))]
  if (chance.happens(0.5))
    time.after(again, () => {
      if (!faults.isCalm())
        bring(world, text, chance.happens(0.5) ? other : undefined, chance).catch(deps.broke)
    })
}

async function bring(
  world: World,
  text: string,
  to: Phone | undefined,
  chance: Chance,
): Promise<void> {
  const series = seriesIn(text)
  if (!to) {
    if (await world.desk.takeIn(text)) world.faults.befell('rescue')
    return
  }
  for (const each of series) if (missingIn(each).length === 0) await take(world, to, each, chance)
}

async function take(world: World, to: Phone, taking: TakingIn, chance: Chance): Promise<void> {
  const { deps, faults, time, trace } = world
  const rescued = await unpackScans(taking, packer)
  if (!rescued || rescued.device === to.device) return
  const [open] = to.tabs
  const tab = open ?? openTab(deps, to)
  // Taken in hand for this alone.
  if (!open) time.after(2 * minute, () => void (faults.isCalm() || kill(tab)))
  if (chance.happens(0.5)) deps.network.spoilHandIn()
  try {
    const added = await tab.relay.takeIn(rescued.envelopes)
    trace(`${to.name} takes in ${added} of ${rescued.envelopes.length} scans of ${rescued.name}`)
    faults.befell('rescue')
    tab.wake()
  } catch (trouble) {
    // The other device still has all of it.
    if (!isStorageTrouble(trouble)) throw trouble
  }
}

/** All that only this device has. What could not be stored leaves under numbers of its own, and keeps them. */
async function linesOf({ deps, ledger, trace, time }: World, phone: Phone, chance: Chance) {
  const { ring, outbox, damaged } = phone.disk
  const epoch = newEpochId(chance.bytes)
  const known = new Set(outbox.scans().map(({ id }) => id))
  const isFresh = ({ id }: Draft) => !ring.handedOut.has(id) && !known.has(id)
  const fresh = [...ring.drafts.values()].filter(isFresh)
  for (const [at, draft] of fresh.entries()) {
    const held = numbered(draft)({ epoch, seq: at + 1 })
    ring.handedOut.set(draft.id, held)
    ring.held.set(draft.id, held)
    ledger.made(phone, held, time.now())
  }
  const stored = outbox.scans().filter(({ delivery }) => delivery.state !== 'acked')
  const byId = new Map<EventId, HeldScan>(
    [...ring.held.values(), ...ring.handedOut.values(), ...stored]
      .filter(({ id }) => !damaged.has(id))
      .map((held) => [held.id, held]),
  )
  const unsent = [...byId.values()]
  const leaving = deps.plants.handsOut?.(unsent, phone.disk, chance.bytes) ?? unsent
  trace(`${phone.name} hands out ${leaving.length} scans`)
  return await packScans({ device: phone.device, name: phone.name }, leaving, packer)
}

/** Off the screen: the series goes round, and some of it is missed or misread. Nothing when they give up before the end. */
function seen(lines: readonly string[], chance: Chance): TakingIn | undefined {
  const start = chance.between(0, lines.length - 1)
  let taking: TakingIn | undefined
  for (let shown = 0; shown < lines.length * 4; shown += 1) {
    const line = lines[(start + shown) % lines.length] ?? ''
    if (chance.happens(0.3)) continue
    const read = chance.happens(0.1) ? misread(line, chance) : line
    ;({ taking } = withLine(taking, read))
    if (taking && missingIn(taking).length === 0) return taking
  }
  return undefined
}

function misread(line: string, chance: Chance): string {
  const at = chance.between(0, line.length - 1)
  return `${line.slice(0, at)}${line[at] === 'A' ? 'B' : 'A'}${line.slice(at + 1)}`
}
