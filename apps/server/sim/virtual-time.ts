/**
 * Time that passes only when nothing is left to do in the moment: a queue of what happens when. Code under test awaits
 * nothing but what is in this queue, so a run is the same every time.
 */
export interface VirtualTime {
  readonly now: () => number
  after(milliseconds: number, what: () => Promise<void> | void): void
  sleep(milliseconds: number): Promise<void>
  /** Until this says so, or this late. Answers whether it said so. */
  run(isDone: () => boolean, latest: number): Promise<boolean>
}

interface Due {
  readonly at: number
  /** Ties are taken in the order they were asked for. */
  readonly nth: number
  readonly what: () => Promise<void> | void
}

export function virtualTime(start: number): VirtualTime {
  const heap: Due[] = []
  let now = start
  let nth = 0
  const after: VirtualTime['after'] = (milliseconds, what) => {
    nth += 1
    push(heap, { at: now + Math.max(0, Math.round(milliseconds)), nth, what })
  }
  return {
    now: () => now,
    after,
    sleep: (milliseconds) => new Promise((go) => after(milliseconds, go)),
    run: async (isDone, latest) => {
      await settled()
      while (!isDone()) {
        const [next] = heap
        if (!next || next.at > latest) {
          now = Math.max(now, latest)
          return false
        }
        pop(heap)
        now = next.at
        await next.what()
        await settled()
      }
      return true
    },
  }
}

/** All promises that can go on have gone on. */
const settled = (): Promise<void> => new Promise((go) => setImmediate(go))

const isBefore = (a: Due, b: Due) => a.at < b.at || (a.at === b.at && a.nth < b.nth)

function push(heap: Due[], due: Due): void {
  let at = heap.push(due) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!swappedIf(heap, at, parent)) return
    at = parent
  }
}

function pop(heap: Due[]): void {
  const last = heap.pop()
  if (!last || heap.length === 0) return
  heap[0] = last
  let at = 0
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]]
    if (!left) return
    const child = right && isBefore(right, left) ? 2 * at + 2 : 2 * at + 1
    if (!swappedIf(heap, child, at)) return
    at = child
  }
}

function swappedIf(heap: Due[], child: number, parent: number): boolean {
  const [below, above] = [heap[child], heap[parent]]
  if (!below || !above || !isBefore(below, above)) return false
  heap[parent] = below
  heap[child] = above
  return true
}
