/**
 * Codes to scan with a phone's camera while trying the demo day: badges, goods, shelves, orders, carrier labels. On paper
 * or on another screen.
 */
import { code128, code128Path, fitsOwnLabel, ownLabel } from '@milepost/barcode'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { EventLog } from '../event-log/event-log.ts'
import { policies } from '../ops/security-headers.ts'
import { demoReturns } from './coming-back.ts'
import { demoPeople } from './crew.ts'
import { shelf } from './shelf.ts'
import { upsNumber } from './tracking.ts'

interface Code {
  readonly text: string
  readonly says: string
  readonly gs1?: boolean
}

export const demoCodes = ({ eventLog }: { readonly eventLog: Pick<EventLog, 'latestOrders'> }) =>
  new Hono()
    .get('/demo/codes', async (c) => {
      const orders = await eventLog.latestOrders(100)
      const open = orders
        .filter(({ stage, reference }) => floorStages.has(stage) && fitsOwnLabel(reference))
        .slice(0, 12)
      c.header('content-security-policy', policies.plainPage)
      return c.html(
        page([
          [
            'Badges',
            demoPeople.map(({ name, badge }) => ({ text: ownLabel('badge', badge), says: name })),
          ],
          [
            'Orders',
            open.map(({ reference }) => ({ text: ownLabel('order', reference), says: reference })),
          ],
          [
            'Carrier labels for their boxes',
            open.map(({ reference }) => ({
              text: upsNumber(reference, 1),
              says: `UPS, for ${reference}`,
            })),
          ],
          [
            'Labels of returns',
            demoReturns.map(({ reference, label }) => ({ text: label.number, says: reference })),
          ],
          ['Goods', shelf.map(({ gtin, name }) => ({ text: `01${gtin}`, says: name, gs1: true }))],
          ['Shelves', shelf.map(({ bin }) => ({ text: ownLabel('bin', bin), says: bin }))],
        ]),
      )
    })
    .get('/demo/codes.css', (c) => {
      c.header('content-type', 'text/css; charset=utf-8')
      return c.body(css)
    })

const floorStages = new Set(['ordered', 'picking', 'packing', 'packed'])

const page = (groups: readonly (readonly [name: string, codes: readonly Code[]])[]) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Codes of the demo day</title>
        <link rel="stylesheet" href="/plain.css" />
        <link rel="stylesheet" href="/demo/codes.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main>
          <h1>Codes of the demo day</h1>
          <p>Scan them from this screen or from paper. They belong to demo orders only.</p>
          ${groups.map(([name, codes]) => group(name, codes))}
        </main>
      </body>
    </html>`

const group = (name: string, codes: readonly Code[]) =>
  html`<h2>${name}</h2>
    <ul class="codes">
      ${codes.map(
        (code) =>
          html`<li>
            ${picture(code)}
            <b>${code.says}</b>
            <code>${code.gs1 ? code.text.slice(2) : code.text}</code>
          </li>`,
      )}
    </ul>`

/** Ten modules of quiet on both sides, as readers expect. */
function picture({ text, gs1 = false, says }: Code) {
  const drawing = code128(text, { gs1 })
  const height = 40
  return html`<svg
    viewBox="-10 -4 ${drawing.modules + 20} ${height + 8}"
    role="img"
    aria-label="Barcode of ${says}"
  >
    <path d="${code128Path(drawing, height)}" />
  </svg>`
}

const css = `
.codes { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1.5rem; padding: 0; list-style: none }
.codes li { display: grid; gap: .15rem; margin: 0; break-inside: avoid }
.codes svg { width: 100%; background: #fff; fill: #000; border-radius: .25rem }
@media print { h2 { break-after: avoid } }
`
