/** The scanners that are connected, and how each stands. Opening and closing take time, and follow each other. */
import type { Line, LineState } from './line.ts'

export interface AttachedScanner {
  readonly id: number
  readonly via: Line['via']
  readonly name: string
  readonly state: LineState
}

export interface Connections {
  readonly list: () => readonly AttachedScanner[]
  readonly onChange: (listener: () => void) => () => void
  /** One that is here; one that is known is tried again where it is in trouble. */
  readonly add: (device: object, line: Line) => void
  readonly forget: (id: number) => Promise<void>
  /** From here on lines are open and codes are told. */
  readonly open: (code: (code: string) => void) => void
  readonly close: () => Promise<void>
}

interface Entry {
  readonly id: number
  /** As the browser knows it. */
  readonly device: object
  readonly line: Line
  state: LineState
  /** Holds how to close it. */
  turn: Promise<(() => Promise<void>) | undefined>
}

export function connections(): Connections {
  let entries: readonly Entry[] = []
  let tell: ((code: string) => void) | undefined
  let count = 0
  const shown = shownList(() => entries)
  const become = (entry: Entry, state: LineState) => {
    if (entry.state === state) return
    entry.state = state
    shown.changed()
  }
  const open = (entry: Entry) => {
    become(entry, tell ? 'opening' : 'elsewhere')
    entry.turn = entry.turn.then(async (close) => {
      if (close || !tell) return close
      const opening = entry.line.open({
        code: (code) => tell?.(code),
        state: (state) => become(entry, state),
      })
      // One that describes itself in a way nobody foresaw must not silence the others.
      return await opening.catch(() => {
        become(entry, 'busy')
        return undefined
      })
    })
  }
  return {
    list: shown.list,
    onChange: shown.onChange,
    add: (device, line) => {
      const known = entries.find((entry) => entry.device === device)
      if (known && !isTrouble(known)) return
      if (known) void closed(known)
      // Pulled and plugged in again it may come as another object.
      entries = entries.filter((entry) => entry === known || !isGone(entry, line))
      const entry = known ?? newEntry((count += 1), device, line)
      if (!known) entries = [...entries, entry]
      open(entry)
      shown.changed()
    },
    forget: async (id) => {
      const entry = entries.find((each) => each.id === id)
      if (!entry) return
      entries = entries.filter((each) => each !== entry)
      shown.changed()
      await closed(entry)
      await entry.line.forget()
    },
    open: (code) => {
      tell = code
      for (const entry of entries) if (entry.state === 'elsewhere') open(entry)
    },
    close: async () => {
      tell = undefined
      for (const entry of entries) {
        await closed(entry)
        if (entry.state !== 'unplugged') become(entry, 'elsewhere')
      }
    },
  }
}

export const isTrouble = ({ state }: Pick<AttachedScanner, 'state'>): boolean =>
  state === 'unplugged' || state === 'busy' || state === 'garbled' || state === 'no-codes'

/** The same list until something changes, so that a screen is drawn no more than that. */
function shownList(entries: () => readonly Entry[]) {
  let list: readonly AttachedScanner[] = []
  const listeners = new Set<() => void>()
  return {
    list: () => list,
    onChange: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    changed: () => {
      list = entries().map(({ id, state, line: { via, name } }) => ({ id, state, via, name }))
      for (const listener of listeners) listener()
    },
  }
}

async function closed(entry: Entry): Promise<void> {
  entry.turn = entry.turn.then(async (close) => {
    await close?.()
    return undefined
  })
  await entry.turn
}

const newEntry = (id: number, device: object, line: Line): Entry => ({
  id,
  device,
  line,
  state: 'opening',
  turn: Promise.resolve(undefined),
})

const isGone = ({ state, line }: Entry, other: Line): boolean =>
  state === 'unplugged' && line.via === other.via && line.name === other.name
