/** Proves the harness: a killed browser leaves its profile usable, and nothing of it runs on. */
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import { launchPersistent } from './browser.ts'
import { processesWith } from './process-tree.ts'

let server: Server
test.beforeAll(() => {
  server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(page)
  }).listen(0, '127.0.0.1')
})
test.afterAll(() => {
  server.close()
})

test('what a page had stored is there after the browser was killed and opened again', async () => {
  const profile = await mkdtemp(join(tmpdir(), 'profile-'))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const first = await launchPersistent(profile)
  const writing = await first.context.newPage()
  await writing.goto(url)
  await expect(writing.getByText('Visits stored: 1')).toBeVisible()

  await first.killBrowser()
  const survivors = await processesWith(`--user-data-dir=${profile}`)
  const second = await launchPersistent(profile)
  const reading = await second.context.newPage()
  await reading.goto(url)

  expect(survivors).toEqual([])
  await expect(reading.getByText('Visits stored: 2')).toBeVisible()
  await second.context.close()
  await rm(profile, { recursive: true })
})

const page = `<!doctype html><meta charset="utf-8"><title>Visits</title><p></p>
<script>
  const opening = indexedDB.open('visits', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('visit', { autoIncrement: true })
  opening.onsuccess = () => {
    const change = opening.result.transaction('visit', 'readwrite', { durability: 'strict' })
    change.objectStore('visit').add(Date.now())
    const count = change.objectStore('visit').count()
    change.oncomplete = () => { document.querySelector('p').textContent = 'Visits stored: ' + count.result }
  }
</script>`
