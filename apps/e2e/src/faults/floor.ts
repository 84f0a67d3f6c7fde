/** A warehouse floor with a bad network: the real server, the built scanner, and a proxy between the two that breaks. */
import {
  expect,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright/test'
import { faultProxy, type Fault, type Seen } from '../fault-proxy.ts'
import { firstPassword, startServer, type ServerProcess } from '../server-process.ts'
import { type Build, scannerBuilt } from './deployment.ts'
import { goTo, pressKeys, queueOf, sendNow } from './in-page.ts'

export interface Floor {
  /** Where devices find the server: through the proxy. */
  readonly url: string
  readonly server: ServerProcess
  readonly seen: readonly Seen[]
  /** From here on, until the next call; nothing heals. */
  readonly breaks: (faultFor?: (seen: Seen) => Fault | undefined) => void
  /** The same: whatever is asked of the server is lost on the way. */
  readonly goesOffline: () => void
  /** What is served under `/scan/` from here on. */
  readonly deploys: (build: Build) => void
  readonly asAdmin: <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>
  /** The console's line about a device. */
  readonly lineOf: (device: string) => Promise<DeviceLine>
  readonly close: () => Promise<void>
}

export interface DeviceLine {
  readonly device: string
  readonly name: string
  readonly made: number
  readonly held: number
  readonly waiting: number
  readonly gaps: readonly { readonly from: number; readonly to: number }[]
  readonly lost: readonly { readonly from: number; readonly to: number; readonly reason: string }[]
  readonly clockOffset?: number
}

let built: Promise<Build> | undefined
/** Once for all rows. */
export const firstBuild = (): Promise<Build> => (built ??= scannerBuilt('1.0.0'))

export const pushes = ({ path }: Seen): boolean => path === '/v1/sync/push'
const syncs = ({ path }: Seen): boolean => path.startsWith('/v1/sync/')
/** Every request of sync meets this fault. */
export const always =
  (fault: Fault) =>
  (seen: Seen): Fault | undefined =>
    syncs(seen) ? fault : undefined

export async function openFloor(): Promise<Floor> {
  let faultFor: ((seen: Seen) => Fault | undefined) | undefined
  let deployed = await firstBuild()
  const server = await startServer()
  const guard = await headersOfApp(server)
  const proxy = await faultProxy(server.url, (seen) => {
    const broken = faultFor?.(seen)
    if (broken || !seen.path.startsWith('/scan/')) return broken
    const file = deployed.get(seen.path.replace(/\?.*$/, ''))
    return file
      ? { ...file, headers: { ...guard, ...file.headers } }
      : { kind: 'answer', status: 404 }
  })
  const asAdmin = await adminOf(server)
  await asAdmin('PUT', '/v1/console/sites', site)
  await asAdmin('PUT', '/v1/console/staff', ana)
  const lineOf = async (name: string) => {
    const { devices } = await asAdmin<{ devices: DeviceLine[] }>('GET', '/v1/console/devices')
    const line = devices.find((each) => each.name === name)
    if (!line) throw new Error(`The console knows no device ${name}`)
    return line
  }
  return {
    url: proxy.url,
    server,
    seen: proxy.seen,
    breaks: (next) => {
      faultFor = next
    },
    goesOffline: () => {
      faultFor = ({ path }) => (path.startsWith('/v1/') ? { kind: 'lost-request' } : undefined)
    },
    deploys: (build) => {
      deployed = build
    },
    asAdmin,
    lineOf,
    close: async () => {
      await proxy.close()
      await server.stop()
    },
  }
}

const site = { site: 'denver', name: 'Denver', zone: 'America/Denver', stations: [] }
const ana = {
  person: 'ana',
  name: 'Ana',
  language: 'en',
  badge: 'badge-of-ana-0001',
  pin: '1111',
  sites: ['denver'],
}

/** The policies the server gives with the app, whatever build it serves. */
async function headersOfApp({ url }: ServerProcess): Promise<Record<string, string>> {
  const { headers } = await fetch(new URL('/scan/', url))
  return Object.fromEntries(
    ['content-security-policy', 'permissions-policy'].map((name) => [
      name,
      headers.get(name) ?? '',
    ]),
  )
}

async function adminOf(server: ServerProcess): Promise<Floor['asAdmin']> {
  const password = await firstPassword(server.dataDir)
  let cookie = ''
  const ask = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(new URL(path, server.url), {
      method,
      headers: { 'content-type': 'application/json', 'origin': server.url, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return { answer, json: text === '' ? undefined : (JSON.parse(text) as unknown) }
  }
  const { answer } = await ask('POST', '/v1/console/session', {
    name: 'admin',
    password,
  })
  cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
  return async <Answer>(method: string, path: string, body?: unknown) =>
    (await ask(method, path, body)).json as Answer
}

export interface Device {
  readonly name: string
  readonly context: BrowserContext
  readonly page: Page
}

let devices = 0

/** A device that joined, on which Ana works at receiving. */
export async function openDevice(
  floor: Floor,
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<Device> {
  const context = await browser.newContext({ viewport: phone, ...options })
  return await joined(floor, context)
}

export const phone = { width: 390, height: 844 }

export async function joined(floor: Floor, context: BrowserContext): Promise<Device> {
  devices += 1
  const name = `TC-${devices}`
  const page = context.pages()[0] ?? (await context.newPage())
  const { code } = await floor.asAdmin<{ code: string }>('POST', '/v1/console/enrolments', {
    site: 'denver',
  })
  await page.goto(`${floor.url}/scan/?enrol=${code}`)
  await page.getByPlaceholder('TC-06').fill(name)
  await page.getByRole('button', { name: 'Add device' }).click()
  await signIn(page)
  return { name, context, page }
}

/** A device that knows who it is and lost its key: a person shows it a new code. */
export async function joinedAgain(floor: Floor, page: Page): Promise<void> {
  const { code } = await floor.asAdmin<{ code: string }>('POST', '/v1/console/enrolments', {
    site: 'denver',
  })
  await page.getByRole('button', { name: 'Add this device' }).click()
  await page.getByPlaceholder('ABCD EFGH').fill(code)
  await page.getByRole('button', { name: 'Add device' }).click()
}

export async function signIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ana' }).click()
  for (let digit = 0; digit < 4; digit += 1) {
    await page.getByRole('button', { name: '1', exact: true }).click()
  }
  await atReceiving(page)
}

export async function atReceiving(page: Page): Promise<void> {
  await goTo(page, 'receive')
  await expect(page.getByRole('heading', { level: 1, name: 'Receive' })).toBeVisible()
}

/** Goods that nobody announced: they are taken in all the same, one event a scan. */
export function gtin(n: number): string {
  const body = `400${String(n).padStart(9, '0')}`
  const sum = body
    .split('')
    .reduce((total, digit, at) => total + Number(digit) * (at % 2 ? 3 : 1), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

/** The trigger is pulled, and the answer is on the screen when this resolves. */
export async function scan(page: Page, code: string): Promise<void> {
  await pull(page, code)
  await expect(lastScan(page)).toContainText(code)
}

export async function pull(page: Page, code: string): Promise<void> {
  await pressKeys(page, [...code.split(''), 'Enter'])
}

export const lastScan = (page: Page) => page.getByRole('region', { name: 'Last scan' })
export const pill = (page: Page) => page.locator('.top-sync')

/** A list of codes in one burst. */
export async function scanMany(page: Page, codes: readonly string[]): Promise<void> {
  await pressKeys(
    page,
    codes.flatMap((code) => [...code.split(''), 'Enter']),
  )
  await expect(lastScan(page)).toContainText(codes.at(-1) ?? '', { timeout: 60_000 })
}

/** The server has it all, and the console says so. */
export async function drained(floor: Floor, { page, name }: Device, count?: number): Promise<void> {
  await expect(async () => {
    await sendNow(page)
    const { waiting, seqs } = await queueOf(page)
    const made = count ?? seqs.length
    expect(waiting).toBe(0)
    expect(await floor.lineOf(name)).toMatchObject({ made, held: made, gaps: [] })
  }).toPass({ timeout: 60_000 })
}

export const numbersTo = (n: number): readonly number[] =>
  Array.from({ length: n }, (_, at) => at + 1)
