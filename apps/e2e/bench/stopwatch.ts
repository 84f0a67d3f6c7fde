/** Runs in the page, before the app does: when a scan was in, when it was durable, and when its answer was on the screen. */
export interface ScanTimes {
  /** Milliseconds since the scanner's Enter. */
  readonly durable: number
  readonly shown: number
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
  return { durable, shown: performance.now() - begun }
}`

export const stopwatch = `{
  const watch = { at: 0, durable: 0, shown: undefined, longest: 0, seen: [] }
  window.stopwatch = watch
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Enter') return
    watch.at = performance.now()
    watch.durable = 0
    watch.shown = new Promise((resolve) => { watch.answer = resolve })
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

  // The transaction that adds a scan, whichever others write meanwhile.
  const add = IDBObjectStore.prototype.add
  IDBObjectStore.prototype.add = function (...row) {
    if (this.name === 'scans')
      this.transaction.addEventListener('complete', () => { watch.durable ||= performance.now() - watch.at })
    return add.apply(this, row)
  }

  new MutationObserver((changes) => {
    const flashes = changes.some(({ target, addedNodes }) =>
      [target, ...addedNodes].some((node) => node.classList?.contains('flash')))
    if (!flashes) return
    const from = viewFrom
    viewFrom = undefined
    if (from !== undefined) requestAnimationFrame(() => setTimeout(() => watch.seen.push(performance.now() - from)))
    if (!watch.answer) return
    const { answer } = watch
    watch.answer = undefined
    // After the frame that shows it.
    requestAnimationFrame(() => setTimeout(() => answer({
      durable: watch.durable, shown: performance.now() - watch.at,
    })))
  }).observe(document, { childList: true, subtree: true })

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watch.longest = Math.max(watch.longest, duration)
  }).observe({ type: 'longtask', buffered: true })
}`
