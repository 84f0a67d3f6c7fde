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
  const watch = { at: 0, durable: 0, shown: undefined, longest: 0 }
  window.stopwatch = watch
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Enter') return
    watch.at = performance.now()
    watch.durable = 0
    watch.shown = new Promise((resolve) => { watch.answer = resolve })
  }, { capture: true })

  const transaction = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const made = transaction.call(this, stores, mode, options)
    if (mode === 'readwrite' && [stores].flat().includes('scans'))
      made.addEventListener('complete', () => { watch.durable ||= performance.now() - watch.at })
    return made
  }

  new MutationObserver((changes) => {
    const flashes = changes.some(({ target, addedNodes }) =>
      [target, ...addedNodes].some((node) => node.classList?.contains('flash')))
    if (!flashes || !watch.answer) return
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
