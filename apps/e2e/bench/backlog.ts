/** Puts a backlog into the device's database as if it had scanned offline for days: sealed, numbered and accepted by the server. */
import { hashOf } from '@milepost/contract'
import type { Page } from 'playwright'

interface Row {
  readonly id: string
  readonly seq: number
  readonly kind: string
  readonly state: string
  readonly madeNo: number
  readonly settledNo?: number
  readonly held: {
    readonly id: string
    readonly epoch: string
    readonly seq: number
    readonly hash: string
    readonly delivery: { readonly state: string }
    readonly event: {
      readonly id: string
      readonly subject: object
      readonly scan: { readonly seq: number }
      readonly body: object
    }
  }
}

export interface Line {
  readonly reference: string
  readonly order: string
  readonly line: string
}

/** The latest scan again and again, of one unit of each of these lines in turn. */
export async function addBacklog(page: Page, count: number, lines: readonly Line[]): Promise<void> {
  const latest = await page.evaluate<Row>(`(${latestScan})()`)
  const rows = Array.from({ length: count }, (_, at) => again(latest, at + 1, lines))
  for (let from = 0; from < count; from += 1000) {
    await page.evaluate(`(${putScans})(${JSON.stringify(rows.slice(from, from + 1000))})`)
  }
}

/** Every line that the device can pick from. */
export async function linesToPick(page: Page): Promise<readonly Line[]> {
  return page.evaluate<readonly Line[]>(`(${allLines})()`)
}

function again({ settledNo: _old, ...latest }: Row, by: number, lines: readonly Line[]): Row {
  const { held, madeNo } = latest
  const { order, line } = lines[by % lines.length] ?? {}
  const id = `${held.id.slice(0, -12)}${String(by).padStart(12, '0')}`
  const seq = held.seq + by
  const event = {
    ...held.event,
    id,
    subject: { order },
    body: { line, units: 1 },
    scan: { ...held.event.scan, seq },
  }
  const delivery = { state: 'waiting' }
  return {
    ...latest,
    id,
    seq,
    kind: 'picked',
    state: 'waiting',
    madeNo: madeNo + by,
    held: { ...held, id, seq, event, hash: hashOf(event), delivery },
  }
}

const opened = `const opening = indexedDB.open('milepost')
  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const database = await answer(opening)`

const latestScan = `async () => {
  ${opened}
  const rows = await answer(database.transaction('scans').objectStore('scans').getAll())
  database.close()
  return rows.toSorted((a, b) => b.madeNo - a.madeNo)[0]
}`

const allLines = `async () => {
  ${opened}
  const work = await answer(database.transaction('work').objectStore('work').getAll())
  database.close()
  return work.filter(({ collection }) => collection === 'orders')
    .flatMap(({ doc }) => doc.lines.map(({ line }) => ({ reference: doc.reference, order: doc.order, line })))
}`

const putScans = `async (rows) => {
  ${opened}
  const change = database.transaction(['scans', 'epochs', 'facts'], 'readwrite')
  for (const row of rows) change.objectStore('scans').put(row)
  const latest = rows.at(-1)
  const epoch = await answer(change.objectStore('epochs').get(latest.epoch))
  change.objectStore('epochs').put({ ...epoch, made: latest.seq })
  const fact = await answer(change.objectStore('facts').get('outbox'))
  change.objectStore('facts').put({ ...fact, value: { ...fact.value, madeNo: latest.madeNo } })
  await new Promise((resolve) => { change.oncomplete = resolve })
  database.close()
}`
