/**
 * A new version waits until it is accepted, and a page is reloaded only while nobody works on it: accepted here, it comes at
 * the next rest; accepted in another tab, this tab stays as it is until it rests too.
 */
export type UpdateState = 'none' | 'ready' | 'coming'

export interface Updates {
  readonly state: () => UpdateState
  readonly onChange: (listener: () => void) => () => void
  /** Somebody wants the new version. */
  readonly accept: () => void
  /** Somebody cannot go on with this one: a new version is looked for, and taken once it is here. */
  readonly want: () => void
  /** A screen without work in progress is shown, until the answer is called. */
  readonly rest: () => () => void
  /** Told by the service worker, or by a missing piece of an old version. */
  readonly ready: () => void
  readonly replaced: () => void
}

export interface UpdateDeps {
  /** Asks the server for a new version. */
  readonly look: () => void
  /** Lets the waiting version take over. */
  readonly activate: () => void
  readonly reload: () => void
  /** No scan is being stored and none is on its way. */
  readonly isSettled: () => boolean
  readonly later: (check: () => void) => void
}

export function updatesOf({ look, activate, reload, isSettled, later }: UpdateDeps): Updates {
  let state: UpdateState = 'none'
  let resting = 0
  let isReloadDue = false
  let isWanted = false
  const listeners = new Set<() => void>()
  const become = (next: UpdateState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const reloadAtRest = () => {
    if (!isReloadDue || resting === 0) return
    if (isSettled()) {
      isReloadDue = false
      reload()
    } else later(reloadAtRest)
  }
  const accept = () => {
    become('coming')
    activate()
  }
  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    accept,
    want: () => {
      isWanted = true
      if (state === 'ready') accept()
      else look()
    },
    rest: () => {
      resting += 1
      reloadAtRest()
      return () => {
        resting -= 1
      }
    },
    ready: () => (isWanted ? accept() : become('ready')),
    replaced: () => {
      isReloadDue = true
      become('coming')
      reloadAtRest()
    },
  }
}
