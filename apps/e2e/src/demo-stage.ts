/** The stage that `pnpm start` sets: a demo day, with what its first page tells. */
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import { startServer } from './server-process.ts'
import type { Account } from './stage.ts'
import { workerAt, type Worker } from './worker.ts'

export interface DemoStage {
  readonly url: string
  readonly account: Account
  readonly customerPage: string
  readonly stop: () => Promise<unknown>
}

export async function openDemo(): Promise<DemoStage> {
  const server = await startServer({
    entry: join(import.meta.dirname, '../../server/src/start.ts'),
    // Only what asks for logs hears where it listens.
    env: { LOG_LEVEL: 'error' },
    startsWithinSeconds: 120,
  })
  await expect.poll(server.output).toContain('Stop with Ctrl-C')
  const told = (pattern: RegExp) => pattern.exec(server.output())?.[1] ?? ''
  return {
    url: server.url,
    account: { name: told(/sign in as (\S+)/), password: told(/sign in as \S+ with (\S+)/) },
    customerPage: told(/Customer\s+(\S+)/),
    stop: server.stop,
  }
}

/** A device that has joined, with Ana at work on it and all lists there. */
export async function workerOfDemo(stage: DemoStage, page: Page): Promise<Worker> {
  const worker = await workerAt(page)
  await page.goto(`${stage.url}/scan/`)
  await worker.enrols(await newCode(stage), 'TC-90')
  await worker.signsInByPin({ name: 'Ana', badge: '', pin: '1111' })
  await expect(worker.pill).toHaveText(/^All sent/)
  return worker
}

async function newCode({ url, account }: DemoStage): Promise<string> {
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'origin': url, cookie },
      body: JSON.stringify(body),
    })
  const session = await post('/v1/console/session', account)
  const cookie = session.headers.get('set-cookie')?.split(';')[0]
  const offer = await post('/v1/console/enrolments', { site: 'reno' }, cookie)
  return ((await offer.json()) as { readonly code: string }).code
}
