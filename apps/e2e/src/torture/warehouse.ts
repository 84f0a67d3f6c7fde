/** A fresh server made into a small warehouse, by the ways in that an admin and a shop have. */
import { consolePaths, type Enrolled, settingsPaths } from '@milepost/contract'
import { as, type LineId, type OrderId, type SiteId } from '@milepost/domain'
import { type RawKey, rawKey } from '../raw-device.ts'
import { firstPassword, type ServerProcess } from '../server-process.ts'

export interface OpenOrder {
  readonly order: OrderId
  readonly lines: readonly LineId[]
}

export interface Joined extends Enrolled {
  readonly key: RawKey
}

export interface DeviceCount {
  readonly device: string
  readonly made: number
  readonly held: number
  readonly waiting: number
}

export interface Warehouse {
  readonly site: SiteId
  readonly orders: readonly OpenOrder[]
  joined(name: string): Promise<Joined>
  /** What the console's devices page says. */
  counts(): Promise<readonly DeviceCount[]>
  quarantined(): Promise<number>
}

const site = as<SiteId>('torture')
const linesEach = 3

export async function warehouseIn(
  server: Pick<ServerProcess, 'url' | 'dataDir'>,
  orderCount: number,
): Promise<Warehouse> {
  const cookie = await signedIn(server)
  const ask = asking(server.url, { cookie, origin: server.url })
  await ask('PUT', settingsPaths.sites, { site, name: 'Torture hall', zone: 'UTC', stations: [] })
  const { secret } = await ask<{ secret: string }>('POST', settingsPaths.keys, {
    name: 'shop',
    scopes: ['orders:write'],
  })
  const shop = asking(server.url, { authorization: `Bearer ${secret}` })
  const orders: OpenOrder[] = []
  for (let nth = 1; nth <= orderCount; nth += 1) orders.push(await placed(shop, nth))
  return {
    site,
    orders,
    joined: async (name) => {
      const { code } = await ask<{ code: string }>('POST', consolePaths.enrolments, { site })
      const key = rawKey()
      const joining = { code, name, app: '1.0.0', key: key.told }
      const enrolled = await asking(server.url, {})<Enrolled>('POST', '/v1/devices/enrol', joining)
      return { ...enrolled, key }
    },
    counts: async () =>
      (await ask<{ devices: readonly DeviceCount[] }>('GET', consolePaths.devices)).devices,
    quarantined: async () =>
      (await ask<{ rows: readonly unknown[] }>('GET', consolePaths.quarantine)).rows.length,
  }
}

async function placed(shop: Ask, nth: number): Promise<OpenOrder> {
  const lines = Array.from({ length: linesEach }, (_, at) => ({
    sku: `SKU-${at + 1}`,
    name: `Thing ${at + 1}`,
    units: 1000,
  }))
  const wish = { shop: 'torture', reference: `T-${nth}`, site, lines }
  const { order } = await shop<{ order: OrderId }>('POST', '/v1/orders', wish)
  return { order, lines: lines.map((_, at) => as<LineId>(`${order}-${at + 1}`)) }
}

async function signedIn({ url, dataDir }: Pick<ServerProcess, 'url' | 'dataDir'>): Promise<string> {
  const password = await firstPassword(dataDir)
  const answer = await fetch(new URL(consolePaths.session, url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'origin': url },
    body: JSON.stringify({ name: 'admin', password }),
  })
  return answer.headers.get('set-cookie')?.split(';')[0] ?? ''
}

type Ask = <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>

const asking =
  (url: string, headers: Readonly<Record<string, string>>): Ask =>
  async <Answer>(method: string, path: string, body?: unknown) => {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }
