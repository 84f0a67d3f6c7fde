/** Work that one page does at a time: the one that somebody looks at. Two that hear one scanner would make two scans of one. */

export interface Turn {
  readonly begin: () => Promise<void>
  readonly end: () => Promise<void>
  /** Another page has the turn. */
  readonly elsewhere: () => void
}

export async function whileLookedAt(turn: Turn, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await isLooked(true, over)
    if (!over.aborted) await taken(turn, over)
  }
}

async function taken(turn: Turn, over: AbortSignal): Promise<void> {
  const hold = async () => {
    await turn.begin()
    await isLooked(false, over)
    await turn.end()
  }
  if (!('locks' in navigator)) return await hold()
  const { locks } = navigator
  const isFree = await locks.request(lockName, { ifAvailable: true }, async (lock) => {
    if (lock) await hold()
    return lock !== null
  })
  if (isFree) return
  turn.elsewhere()
  const patience = new AbortController()
  void isLooked(false, over).then(() => patience.abort())
  await locks.request(lockName, { signal: patience.signal }, hold).catch((error: Error) => {
    if (error.name !== 'AbortError') throw error
  })
}

const lockName = 'milepost-scanner'

/** When somebody looks at this page, or no longer does; or when all is over. */
function isLooked(wanted: boolean, over: AbortSignal): Promise<void> {
  const listening = new AbortController()
  return new Promise((resolve) => {
    const look = () => {
      if (document.hidden === wanted && !over.aborted) return
      listening.abort()
      resolve()
    }
    const { signal } = listening
    document.addEventListener('visibilitychange', look, { signal })
    over.addEventListener('abort', look, { signal })
    look()
  })
}
