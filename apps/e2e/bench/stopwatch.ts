/**
 * The one stopwatch of all benches. It runs in the page, before the app does: from the scanner's last key to the commit of
 * what was scanned, and to the first frame that shows the answer.
 */
export interface ScanTimes {
  /** By the clock on the wall: the page heard the last key. */
  readonly heardAt: number
  /** Milliseconds after that, the scan's transaction was complete. Undefined where a scan is only answered. */
  readonly durable?: number
  readonly shown: number
  /** The answer. */
  readonly said: string
}

/** What no app can be faster than here and at this moment: one row, durable, and a frame after it. */
export const bareScan = `async () => {
  const opening = indexedDB.open('bare', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true })
  const bare = (window.bare ??= await new Promise((resolve) => {
    opening.onsuccess = () => resolve(opening.result)
  }))
  const begun = performance.now()
  const writing = bare.transaction('rows', 'readwrite', { durability: 'strict' })
  writing.objectStore('rows').add({ text: 'x'.repeat(1000) })
  await new Promise((resolve) => { writing.oncomplete = resolve })
  const durable = performance.now() - begun
  document.body.dataset.bare = String(begun)
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
  return { heardAt: performance.timeOrigin + begun, durable, shown: performance.now() - begun, said: '' }
}`

export const stopwatch = `{
  const watch = { shown: undefined, longest: 0, seen: [] }
  window.stopwatch = watch
  let scan
  let answer
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Enter') return
    scan = { at: performance.now(), durable: undefined }
    watch.shown = new Promise((resolve) => { answer = resolve })
  }, { capture: true })

  // A view begins with the first picture that shows a code after some that showed none.
  let viewFrom
  let lastFoundAt = -Infinity
  const Decoding = Worker
  window.Worker = class extends Decoding {
    constructor(...about) {
      super(...about)
      this.addEventListener('message', ({ data }) => {
        if (!data.found?.length) return
        const now = performance.now()
        if (now - lastFoundAt > 400) viewFrom = now
        lastFoundAt = now
      })
    }
  }

  // The transaction that adds what was scanned, whichever others write meanwhile. Sync adds rows of its own.
  const add = IDBObjectStore.prototype.add
  IDBObjectStore.prototype.add = function (...row) {
    const mine = scan
    if (this.name === 'scans' && mine && row[0].kind !== 'clock-fixed')
      this.transaction.addEventListener('complete', () => { mine.durable ??= performance.now() - mine.at })
    return add.apply(this, row)
  }

  const flashIn = (changes) => changes.flatMap(({ addedNodes }) => [...addedNodes])
    .find((node) => node.classList?.contains('flash'))
  new MutationObserver((changes) => {
    const flash = flashIn(changes)
    if (!flash) return
    const from = viewFrom
    viewFrom = undefined
    if (from !== undefined) requestAnimationFrame(() => setTimeout(() => watch.seen.push(performance.now() - from)))
    if (!answer) return
    const [told, mine] = [answer, scan]
    answer = undefined
    // After the frame that shows it. Who listens to the commit longer than this has heard of it by then, too.
    requestAnimationFrame(() => setTimeout(() => told({
      heardAt: performance.timeOrigin + mine.at,
      durable: mine.durable,
      shown: performance.now() - mine.at,
      said: flash.textContent,
    })))
  }).observe(document, { childList: true, subtree: true })

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watch.longest = Math.max(watch.longest, duration)
  }).observe({ type: 'longtask', buffered: true })
}`
