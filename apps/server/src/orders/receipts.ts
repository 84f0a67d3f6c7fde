/** Other systems announce goods that will be received, once for each reference at a site (D1). */
import { hashOf, type NewReceipt, newReceipt, type ReceiptAnswer } from '@milepost/contract'
import { as, type EventId, type LineId, type ReceiptId, type ShopEvent } from '@milepost/domain'
import { Hono } from 'hono'
import type { EventLog } from '../event-log/event-log.ts'
import { accepts } from '../ops/accepts.ts'
import type { Clock } from '../ops/ports.ts'
import { limited } from '../ops/rate-limit.ts'
import { refuse } from '../ops/refuse.ts'
import { no, ok, type Result } from '../ops/result.ts'
import { withKey } from '../people/api-key.ts'
import type { PeopleStore } from '../people/store.ts'
import type { SiteStore } from '../sites/store.ts'
import { appendOne, type NotStored } from './append-one.ts'
import { gtin14, type ReferenceTaken } from './place-order.ts'
import type { OrderStore } from './store.ts'

export interface AnnounceDeps {
  readonly eventLog: Pick<EventLog, 'append'>
  readonly orders: Pick<OrderStore, 'claim'>
  readonly now: Clock
}

export interface ReceiptsDeps extends AnnounceDeps {
  readonly people: Pick<PeopleStore, 'keyByHash'>
  readonly sites: Pick<SiteStore, 'siteById'>
}

const mostBytes = 512 * 1024
const usual = { tries: 6_000, inSeconds: 60 }

export const receipts = (deps: ReceiptsDeps) =>
  new Hono().post(
    '/v1/receipts',
    limited(deps.now, usual),
    withKey(deps.people, 'receipts:write'),
    accepts(newReceipt, mostBytes),
    async (c) => {
      const wish = c.req.valid('json')
      const { site, reference } = wish
      if (!(await deps.sites.siteById(site))) {
        return refuse(c, 'invalid', {
          fields: [{ path: 'site', problem: 'There is no such site' }],
        })
      }
      const announced = await announceReceipt(deps, wish)
      if (!announced.ok) return refuse(c, announced.refusal.kind, { retryAfterSeconds: 5 })
      const { receipt, isNew } = announced.value
      const answer: ReceiptAnswer = { receipt, site, reference }
      return c.json(answer, isNew ? 201 : 200)
    },
  )

async function announceReceipt(
  { eventLog, orders, now }: AnnounceDeps,
  wish: NewReceipt,
): Promise<
  Result<{ readonly receipt: ReceiptId; readonly isNew: boolean }, ReferenceTaken | NotStored>
> {
  const { site, reference } = wish
  const id = `r-${hashOf(['receipt', site, reference]).slice(0, 32)}`
  const contentHash = hashOf(wish)
  const claim = await orders.claim({
    kind: 'receipt',
    owner: site,
    reference,
    id,
    contentHash,
    firstAt: now(),
  })
  if (claim.contentHash !== contentHash) return no({ kind: 'reference-taken' })
  const receipt = as<ReceiptId>(claim.id)
  const appended = await appendOne(eventLog, announcedEvent(receipt, wish, claim.firstAt), now())
  return appended.ok ? ok({ receipt, isNew: appended.value === 'accepted' }) : appended
}

function announcedEvent(receipt: ReceiptId, wish: NewReceipt, at: number): ShopEvent {
  const { reference, site, lines } = wish
  return {
    id: as<EventId>(`e-${receipt}-announced`),
    kind: 'receipt-announced',
    source: 'shop',
    occurred: { at },
    subject: { receipt },
    body: {
      reference,
      site,
      lines: lines.map(({ gtin, ...line }, index) => ({
        line: as<LineId>(`${receipt}-${index + 1}`),
        ...line,
        ...(gtin === undefined ? {} : { gtin: gtin14(gtin) }),
      })),
    },
  }
}
