/** The same description for people: one page without scripts, from the same list. */
import { refusals } from '@milepost/contract'
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { fieldsIn } from './fields.ts'
import { jsonSchemaOf } from './openapi.ts'
import { type Operation, refusalsOf, type Shape, type Who } from './operation.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

export function docsPage(operations: readonly Operation[]): Html {
  const chapters = Object.entries(Object.groupBy(operations, ({ chapter }) => chapter))
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Milepost API</title>
        <link rel="stylesheet" href="/plain.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <main>
          <h1>Milepost API</h1>
          <p>
            JSON over HTTP. Times are milliseconds since 1970, UTC; days are <code>2026-11-24</code>.
            A machine reads the same at <a href="/openapi.json">/openapi.json</a>.
          </p>
          <p>${chapters.map(([name]) => html`<a href="#${name}">${name}</a> `)}<a href="#refusals">Refusals</a></p>
          ${start}
          ${carrierNews}
          ${chapters.map(([name, own]) => chapterOf(name, own))}
          ${refusalTable}
        </main>
      </body>
    </html>`
}

const start = html`<h2>Place a first order</h2>
  <p>
    <code>MILEPOST</code> is this server’s address, and <code>KEY</code> a key that has the scope
    <code>orders:write</code>:
  </p>
  <pre tabindex="0" role="region" aria-label="A first order, as a command">
curl -X POST $MILEPOST/v1/orders \\
  -H "authorization: Bearer $KEY" -H "content-type: application/json" \\
  -d '{ "shop": "fern", "reference": "1042", "site": "denver",
        "lines": [{ "sku": "MUG-BLUE", "gtin": "4006381333931", "name": "Blue mug", "units": 2 }],
        "customer": { "email": "ada@example.com" } }'</pre
  >
  <p>
    The answer holds <code>track</code>, the customer’s page. The same request again answers with the
    same order.
  </p>`

const carrierNews = html`<h2 id="carrier-news">Send a carrier’s news by hand</h2>
  <p>
    <code>MILEPOST</code> is this server’s address, and <code>EASYPOST_WEBHOOK_SECRET</code> the secret it was
    started with; a demo day has one of its own, in <code>DATA_DIR/demo-webhook-secret</code>. A tracking number
    stands in place of <code>1Z…</code>, and <code>carrier_code</code> says what happened, here that UPS picked
    the parcel up.
  </p>
  <pre tabindex="0" role="region" aria-label="A carrier’s news, as commands">
BODY='{"object":"Event","description":"tracker.updated","result":{"object":"Tracker",
 "tracking_code":"1Z…","carrier":"UPS","status":"in_transit","tracking_details":[
  {"status":"in_transit","status_detail":"status_update","carrier_code":"PU","message":"Pickup Scan",
   "datetime":"'$(date -u +%Y-%m-%dT%H:%M:%SZ)'","tracking_location":{"city":"Denver","country":"US"}}]}}'
SIGNATURE=$(printf %s "$BODY" | openssl dgst -sha256 -hmac "$EASYPOST_WEBHOOK_SECRET" -r | cut -d' ' -f1)
curl -X POST $MILEPOST/hooks/easypost -H "content-type: application/json" \\
  -H "x-hmac-signature: hmac-sha256-hex=$SIGNATURE" --data-binary "$BODY"</pre
  >
  <p>
    The answer is <code>{"kept":true}</code>, also when the same bytes come again; they are read at once
    after it. News of a number that is on no box waits for the scan that binds it.
  </p>`

const chapterOf = (name: string, operations: readonly Operation[]): Html =>
  html`<h2 id="${name}">${name}</h2>
    ${operations.map(operationOf)}`

function operationOf(operation: Operation): Html {
  const { method, path, summary, remark, who, query, body, answers } = operation
  return html`<section>
    <h3>${summary}</h3>
    <p><code><span class="verb">${method.toUpperCase()}</span> ${path}</code> · ${whoOf(who)}</p>
    ${remark ? html`<p>${remark}</p>` : ''}
    ${query ? html`<details><summary>Query</summary>${fieldTable({ name: 'Query', schema: query }, 'input')}</details>` : ''}
    ${body ? html`<details><summary>Body: ${body.name}</summary>${fieldTable(body, 'input')}</details>` : ''}
    ${answers.map(({ status, says, shape }) =>
      shape
        ? html`<details><summary>${status}: ${says} ${shape.name}</summary>${fieldTable(shape, 'output')}</details>`
        : html`<p>${status}: ${says}</p>`,
    )}
    <p>Refused as ${refusalsOf(operation).map((kind, index) => html`${index > 0 ? ', ' : ''}<a href="#refusal-${kind}"><code>${kind}</code></a>`)}.</p>
  </section>`
}

function whoOf(who: Who): string {
  switch (who.kind) {
    case 'anybody':
      return 'open to anybody'
    case 'carrier':
      return 'signed by the carrier'
    case 'device':
      return "with a device's key"
    case 'key':
      return `with a key for ${who.scope}`
    case 'console':
      return who.least === 'support' ? 'signed in' : `signed in as ${who.least} or above`
  }
}

const fieldTable = ({ schema }: Shape, io: 'input' | 'output'): Html =>
  html`<table>
    <thead>
      <tr><th>Field</th><th>Is</th><th>May be left out</th></tr>
    </thead>
    <tbody>
      ${fieldsIn(jsonSchemaOf(schema, io)).map(
        ({ path, is, optional }) =>
          html`<tr><td><code>${path}</code></td><td>${is}</td><td>${optional ? 'yes' : ''}</td></tr>`,
      )}
    </tbody>
  </table>`

const refusalTable = html`<h2 id="refusals">Refusals</h2>
  <p>
    Every refusal is <code>application/problem+json</code> with <code>type</code> =
    <code>/problems/…</code>. The list is closed.
  </p>
  <table>
    <thead>
      <tr><th>Kind</th><th>Status</th><th>What happened</th><th>What to do</th></tr>
    </thead>
    <tbody>
      ${Object.entries(refusals).map(
        ([kind, { status, title, next }]) =>
          html`<tr id="refusal-${kind}"><td><code>${kind}</code></td><td>${status}</td><td>${title}</td><td>${next}</td></tr>`,
      )}
    </tbody>
  </table>`
