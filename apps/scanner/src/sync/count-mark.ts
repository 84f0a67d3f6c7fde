/**
 * How many scans were made in each count, kept beside the database: whoever clears that does not clear what was made, so the
 * server learns which numbers are lost (sync 3.5). A few characters, written after each scan, in media that go at
 * different times.
 */
import { as, type DeviceId, type EpochId } from '@milepost/domain'
import type { HeldScan } from '@milepost/outbox'
import type { Database } from './database.ts'

export interface Marked {
  readonly device: DeviceId
  readonly made: Readonly<Record<EpochId, number>>
}

/** A place for one short text. */
export interface MarkMedium {
  read(): string
  /** May fail without a word: another medium has it too. */
  keep(text: string): void
}

export interface CountMark {
  keep(held: HeldScan): void
  /** The most that any medium knows. */
  read(): Marked | undefined
  forget(): void
}

/** A wiped database begins a new count; so many wipes in a row, without a network between, are told. */
const mostEpochs = 4

export function countMarkIn(media: readonly MarkMedium[]): CountMark {
  let latest = mostOf(media)
  return {
    keep: ({ epoch, seq, event }) => {
      const { device } = event.scan
      const before = latest?.device === device ? latest.made : {}
      const most = Math.max(before[epoch] ?? 0, seq)
      const { [epoch]: _moved, ...others } = before
      const entries = [...Object.entries(others), [epoch, most] as const].slice(-mostEpochs)
      latest = { device, made: Object.fromEntries(entries) }
      for (const medium of media) medium.keep(textOf(latest))
    },
    read: () => mostOf(media),
    forget: () => {
      latest = undefined
      for (const medium of media) medium.keep('')
    },
  }
}

/** What was made and is not here any more still counts as made: the server asks for it, and is told that it is lost.
 * True where the database did not know. */
export async function countAsMarked(
  { dexie, epochs }: Database,
  marked: Marked | undefined,
): Promise<boolean> {
  if (!marked) return false
  return await dexie.transaction('rw', epochs, async () => {
    let isMore = false
    for (const [name, made] of Object.entries(marked.made)) {
      const epoch = as<EpochId>(name)
      const begun = { epoch, made: 0, ackedThrough: 0, durableThrough: 0 }
      const count = (await epochs.get(epoch)) ?? begun
      if (count.made >= made) continue
      await epochs.put({ ...count, made })
      isMore = true
    }
    return isMore
  })
}

/** `device~epoch.count~epoch.count`, the oldest first: letters that any medium takes as they are. */
const textOf = ({ device, made }: Marked): string =>
  [device, ...Object.entries(made).map(([epoch, count]) => `${epoch}.${count}`)].join('~')

const shape = /^([A-Za-z0-9][\w:-]{0,63})((?:~[A-Za-z0-9][\w:-]{0,63}\.\d{1,6})+)$/

function markedIn(text: string): Marked | undefined {
  const [, device, counts] = shape.exec(text) ?? []
  if (device === undefined || counts === undefined) return undefined
  const made: Record<string, number> = {}
  for (const each of counts.slice(1).split('~')) {
    const [epoch = '', count] = each.split('.')
    made[epoch] = Number(count)
  }
  return { device: as<DeviceId>(device), made }
}

function mostOf(media: readonly MarkMedium[]): Marked | undefined {
  const all = media.flatMap((medium) => markedIn(medium.read()) ?? [])
  const [first] = all
  if (!first) return undefined
  const made: Record<string, number> = {}
  for (const marked of all.filter(({ device }) => device === first.device)) {
    for (const [epoch, count] of Object.entries(marked.made))
      made[epoch] = Math.max(made[epoch] ?? 0, count)
  }
  return { device: first.device, made }
}

const name = 'milepost.made'

export const markIn = (storage: Storage): MarkMedium => ({
  read: () => storage.getItem(name) ?? '',
  keep: (text) => {
    try {
      if (text === '') storage.removeItem(name)
      else storage.setItem(name, text)
    } catch {
      // Full or forbidden.
    }
  },
})

const seconds = { longestABrowserKeeps: 400 * 86_400, gone: 0 }

/** It goes with requests for the app's own files and says nothing that the server does not know. */
export const markInCookies = (page: Pick<Document, 'cookie'>, path: string): MarkMedium => ({
  read: () => {
    const cookies = page.cookie.split('; ').map((each) => each.split('='))
    return cookies.find(([key]) => key === name)?.[1] ?? ''
  },
  keep: (text) => {
    const age = text === '' ? seconds.gone : seconds.longestABrowserKeeps
    page.cookie = `${name}=${text}; path=${path}; max-age=${age}; samesite=strict`
  },
})
