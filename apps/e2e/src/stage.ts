/** Sets the stage through the doors that everybody has: the console's API, a shop's API, a carrier's webhook. */
import { easypostSignature } from '@milepost/carriers'
import { easypostSample, type EasypostStep } from '@milepost/carriers/samples'
import type { OrderAnswer } from '@milepost/contract'
import { firstPassword, startServer } from './server-process.ts'

export interface Account {
  readonly name: string
  readonly password: string
}

export interface Person {
  readonly name: string
  readonly badge: string
  readonly pin: string
}

export interface Goods {
  readonly sku: string
  readonly name: string
  readonly gtin: string
  readonly bin: string
  readonly units: number
}

export interface Stage {
  readonly url: string
  /** The first admin, as told in a file when the server first started. */
  readonly admin: Account
  readonly hires: (person: Person) => Promise<void>
  /** A one-time code for a new device. */
  readonly enrolmentCode: () => Promise<string>
  readonly announces: (reference: string, lines: readonly Goods[]) => Promise<void>
  readonly orders: (reference: string, lines: readonly Goods[]) => Promise<OrderAnswer>
  readonly comesBack: (
    reference: string,
    of: { readonly order: string; readonly lines: readonly Goods[]; readonly label?: string },
  ) => Promise<void>
  readonly orderNow: (reference: string) => Promise<OrderAnswer>
  /** What EasyPost sends when something happened to a parcel of UPS: its whole history, signed. */
  readonly carrierSays: (number: string, steps: readonly EasypostStep[]) => Promise<void>
  readonly stopServer: () => Promise<void>
  readonly startServer: () => Promise<void>
}

const secret = 'a-webhook-secret-for-tests'
const env = { EASYPOST_WEBHOOK_SECRET: secret }
const site = 'denver'
const shop = 'outdoor'

/** A new server with one warehouse, which has one station for each job. */
export async function openStage(): Promise<Stage> {
  let server = await startServer({ env })
  const { url, port, dataDir } = server
  const name = 'admin'
  const password = await firstPassword(dataDir)
  const send = sendTo(url)
  const { cookie } = await send('POST', '/v1/console/session', { name, password })
  const asAdmin = { cookie }
  await send('PUT', '/v1/console/sites', warehouse, asAdmin)
  const scopes = ['orders:write', 'orders:read', 'receipts:write']
  const issued = await send('POST', '/v1/console/keys', { name: shop, scopes }, asAdmin)
  const asShop = { authorization: `Bearer ${(issued.body as { secret: string }).secret}` }
  return {
    url,
    admin: { name, password },
    hires: async (person) => {
      const staff = { ...person, person: person.name.toLowerCase(), language: 'en', sites: [site] }
      await send('PUT', '/v1/console/staff', staff, asAdmin)
    },
    enrolmentCode: async () => {
      const { body } = await send('POST', '/v1/console/enrolments', { site }, asAdmin)
      return (body as { readonly code: string }).code
    },
    announces: async (reference, lines) => {
      await send('POST', '/v1/receipts', { site, reference, lines }, asShop)
    },
    orders: async (reference, lines) => {
      const answer = await send('POST', '/v1/orders', { shop, reference, site, lines }, asShop)
      return answer.body as OrderAnswer
    },
    comesBack: async (reference, { order, lines, label }) => {
      const wish = {
        shop,
        order,
        reference,
        reason: 'too small',
        lines: lines.map(({ sku, units }) => ({ sku, units })),
        ...(label === undefined ? {} : { label: { carrier: 'ups', number: label } }),
      }
      await send('POST', '/v1/returns', wish, asShop)
    },
    orderNow: async (reference) => {
      const query = new URLSearchParams({ shop, reference }).toString()
      return (await send('GET', `/v1/orders?${query}`, undefined, asShop)).body as OrderAnswer
    },
    carrierSays: async (number, steps) => {
      const body = easypostSample({ carrier: 'UPS', number, steps })
      const signature = easypostSignature(new TextEncoder().encode(body), secret)
      await send('POST', '/hooks/easypost', body, { 'x-hmac-signature': signature })
    },
    stopServer: async () => void (await server.stop()),
    startServer: async () => {
      server = await startServer({ env, port, dataDir })
    },
  }
}

const warehouse = {
  site,
  name: 'Denver',
  zone: 'America/Denver',
  stations: [
    { station: 'receiving', name: 'Receiving', job: 'receive' },
    { station: 'picking', name: 'Picking', job: 'pick' },
    { station: 'pack-1', name: 'Pack 1', job: 'pack' },
    { station: 'dock-3', name: 'Dock 3', job: 'hand-over' },
    { station: 'returns', name: 'Returns', job: 'returns' },
  ],
}

interface Answer {
  readonly body: unknown
  readonly cookie: string
}

const sendTo =
  (url: string) =>
  async (
    method: string,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> => {
    const answer = await fetch(new URL(path, url), {
      method,
      headers: { 'content-type': 'application/json', 'origin': url, ...headers },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { body: text === '' ? undefined : (JSON.parse(text) as unknown), cookie }
  }
