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

/** A one-time code for a new device. */
export async function newCode(stage: DemoStage): Promise<string> {
  const offer = await sent(stage, 'POST', '/v1/console/enrolments', { site })
  return ((await offer.json()) as { readonly code: string }).code
}

export interface Hired {
  readonly name: string
  readonly language: string
  readonly badge: string
  readonly pin: string
}

export async function hires(stage: DemoStage, person: Hired): Promise<void> {
  const staff = { ...person, person: person.badge.toLowerCase(), sites: [site] }
  await sent(stage, 'PUT', '/v1/console/staff', staff)
}

const site = 'reno'

async function sent(
  { url, account }: DemoStage,
  method: 'POST' | 'PUT',
  path: string,
  body: unknown,
): Promise<Response> {
  const send = async (by: string, to: string, what: unknown, cookie: string) => {
    const headers = { 'content-type': 'application/json', 'origin': url, cookie }
    const answer = await fetch(url + to, { method: by, headers, body: JSON.stringify(what) })
    if (!answer.ok) throw new Error(`${by} ${to}: ${answer.status} ${await answer.text()}`)
    return answer
  }
  const session = await send('POST', '/v1/console/session', account, '')
  const cookie = session.headers.get('set-cookie')?.split(';')[0] ?? ''
  return await send(method, path, body, cookie)
}
