/** Two announced deliveries of the demo day, one of them half received, and goods that nobody announced. */
import { as, type Instant, type MilepostEvent, type ReceiptId } from '@milepost/domain'
import { demoSite, receiver } from './crew.ts'
import { articleAt } from './shelf.ts'
import type { ScanDraft, Told } from './tale.ts'

const minute = 60_000
const hour = 60 * minute

export function expectedGoods(now: Instant): Told {
  return {
    facts: [
      announced('DEMO-ASN-7', now - 30 * hour, [
        [0, 12],
        [6, 24],
        [13, 30],
      ]),
      announced('DEMO-ASN-8', now - 5 * hour, [
        [18, 10],
        [19, 10],
        [20, 60],
      ]),
    ],
    scans: [
      received('DEMO-ASN-7', 0, 12, now - 55 * minute),
      received('DEMO-ASN-7', 6, 20, now - 48 * minute),
      {
        id: as('demo-unannounced'),
        who: receiver,
        at: now - 40 * minute,
        scan: {
          kind: 'received',
          subject: {},
          body: { goods: { gtin: articleAt(21).gtin, lot: 'W-26-11' }, units: 12 },
        },
      },
    ],
  }
}

function announced(
  reference: string,
  at: Instant,
  articles: readonly (readonly [article: number, units: number])[],
): MilepostEvent {
  return {
    id: as(`${reference.toLowerCase()}-announced`),
    kind: 'receipt-announced',
    source: 'shop',
    occurred: { at },
    subject: { receipt: as<ReceiptId>(reference) },
    body: {
      reference,
      site: demoSite.site,
      lines: articles.map(([article, units]) => ({
        ...articleAt(article),
        line: as(`${reference}-${article}`),
        units,
      })),
    },
  }
}

function received(reference: string, article: number, units: number, at: Instant): ScanDraft {
  return {
    id: as(`${reference.toLowerCase()}-${article}`),
    who: receiver,
    at,
    scan: {
      kind: 'received',
      subject: { receipt: as<ReceiptId>(reference) },
      body: { goods: { gtin: articleAt(article).gtin }, units },
    },
  }
}
