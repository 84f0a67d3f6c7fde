/// <reference lib="dom" />
/** Looks into the scanner's database beside the app, from within its page, and presses its keys. */
import type { Page } from 'playwright/test'

/** What one request of one transaction answers. `work` runs in the page, so it reaches nothing but its arguments. */
export async function inStore<Answer, About = undefined>(
  page: Page,
  store: 'scans' | 'epochs' | 'work' | 'facts' | 'keys',
  work: (store: IDBObjectStore, about: About) => IDBRequest<Answer>,
  about?: About,
): Promise<Answer> {
  const asked = `(${String(work)})(change.objectStore('${store}'), ${JSON.stringify(about)})`
  return await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open('milepost')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const change = opening.result.transaction('${store}', 'readwrite')
      const asking = ${asked}
      change.onabort = () => reject(change.error)
      change.oncomplete = () => {
        opening.result.close()
        resolve(asking.result)
      }
    }
  })`)
}

interface Row {
  readonly id: string
  readonly state: string
  readonly epoch: string
  readonly seq: number
  readonly madeNo: number
  readonly kind: string
  readonly held: { readonly hash: string; readonly event: Record<string, unknown> }
}

export const rowsOf = (page: Page): Promise<Row[]> =>
  inStore(page, 'scans', (scans) => scans.getAll() as IDBRequest<Row[]>)

interface Queue {
  readonly waiting: number
  readonly acked: number
  readonly setAside: number
  readonly epochs: readonly string[]
  /** The numbers, in order. */
  readonly seqs: readonly number[]
}

export async function queueOf(page: Page): Promise<Queue> {
  const rows = await rowsOf(page)
  const count = (state: string) => rows.filter((row) => row.state === state).length
  return {
    waiting: count('waiting'),
    acked: count('acked'),
    setAside: count('set-aside'),
    epochs: [...new Set(rows.map(({ epoch }) => epoch))],
    seqs: rows.map(({ seq }) => seq).toSorted((a, b) => a - b),
  }
}

/** Writes beside the app until not even a little more fits; what stopped it, by name. */
export async function fillStorage(page: Page): Promise<readonly string[]> {
  return await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('milepost')
      opening.addEventListener('success', () => resolve(opening.result))
    })
    const isWritten = (name: string, bytes: number) =>
      new Promise<string>((resolve) => {
        const value = crypto.getRandomValues(new Uint8Array(bytes))
        const change = database.transaction('facts', 'readwrite')
        change.objectStore('facts').put({ name, value })
        change.addEventListener('complete', () => resolve(''))
        change.addEventListener('abort', () => resolve(change.error?.name ?? 'aborted'))
      })
    const ends: string[] = []
    for (const bytes of [65_536, 8192, 1024, 128]) {
      let end = ''
      for (let n = 0; end === ''; n += 1) end = await isWritten(`filler${bytes}-${n}`, bytes)
      ends.push(end)
    }
    database.close()
    return ends
  })
}

const pictures = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('milepost-photos')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => resolve(opening.result)
})`

/** As if somebody had taken it of something broken: a small picture, and no scan that names it. */
export async function takePicture(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 })
    canvas.getContext('2d').fillRect(8, 8, 20, 20)
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg'))
    const bytes = await blob.arrayBuffer()
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    const database = await ${pictures}
    await new Promise((resolve, reject) => {
      const change = database.transaction('photos', 'readwrite')
      change.objectStore('photos').put({ hash, bytes, takenAt: Date.now() })
      change.oncomplete = resolve
      change.onabort = () => reject(change.error)
    })
    database.close()
  })()`)
}

export async function picturesOn(page: Page): Promise<number> {
  return await page.evaluate(`(async () => {
    const database = await ${pictures}
    const asked = database.transaction('photos').objectStore('photos').count()
    const count = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)))
    database.close()
    return count
  })()`)
}

/** As fast as keys can come. */
export async function pressKeys(page: Page, keys: readonly string[]): Promise<void> {
  await page.evaluate((all) => {
    for (const key of all) {
      window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    }
  }, keys)
}

/** The page is shown again, and asks the server at once, whatever its backoff says. */
export async function sendNow(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  })
}

export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate((name) => {
    window.location.hash = `#/${name}`
  }, place)
}

/** From here on, the longest time for which the page answered nobody. */
export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longest = { ms: 0 }
    Object.assign(globalThis, { longest })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration)
    }).observe({ type: 'longtask' })
  })
}

export async function longestTask(page: Page): Promise<number> {
  return await page.evaluate(
    () => (globalThis as unknown as { readonly longest: { readonly ms: number } }).longest.ms,
  )
}

/** Everything it needs without a network is on the device. */
export async function installed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { serviceWorker } = navigator
    await serviceWorker.ready
    if (serviceWorker.controller) return
    await new Promise((resolve) => {
      serviceWorker.addEventListener('controllerchange', resolve, { once: true })
    })
  })
}
