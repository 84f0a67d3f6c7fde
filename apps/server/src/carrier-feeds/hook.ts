/** Where carriers knock. The bytes are checked and kept, the answer is given, and the reading comes after. */
import { easypost, type CarrierFeed } from '@milepost/carriers'
import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Clock } from '../ops/ports.ts'
import { bytesOf } from '../ops/read-body.ts'
import { refuse } from '../ops/refuse.ts'
import type { CarrierFeedStore } from './store.ts'

export interface HookDeps {
  readonly payloads: Pick<CarrierFeedStore, 'keep'>
  /** Told that something waits. It must not wait itself: carriers give up after seconds. */
  readonly wake: () => void
  readonly now: Clock
  /** Without one the address does not exist. */
  readonly secret: string | undefined
}

/** The longest histories are some tens of kilobytes. */
const mostBytes = 1024 * 1024

export const easypostHook = (deps: HookDeps) => hookOf(easypost, deps)

function hookOf<Payload>(feed: CarrierFeed<Payload>, deps: HookDeps) {
  const { payloads, wake, now, secret } = deps
  return new Hono().post(`/hooks/${feed.feed}`, async (c) => {
    if (!secret) return refuse(c, 'not-found')
    const body = await bytesOf(c.req.raw, mostBytes)
    if (!body.ok) return refuse(c, body.refusal.kind, { detail: body.refusal.detail })
    const bytes = body.value
    const receivedAt = now()
    const headers = headersKept(c.req.raw.headers, feed.headersKept)
    if (!feed.isSigned({ body: bytes, headers, secret, at: receivedAt })) {
      return refuse(c, 'bad-signature')
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const isNew = await payloads.keep({ feed: feed.feed, sha256, receivedAt, headers, bytes })
    if (isNew) wake()
    return c.json({ kept: true })
  })
}

function headersKept(headers: Headers, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = headers.get(name)
      return value === null ? [] : [[name, value]]
    }),
  )
}
