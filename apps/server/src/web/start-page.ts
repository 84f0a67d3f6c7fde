/** The page at `/`: where to go from here. */
import { Hono } from 'hono'
import { html } from 'hono/html'
import { policies } from '../ops/security-headers.ts'

export const startPage = ({ isDemo }: { readonly isDemo: boolean }) =>
  new Hono()
    .get('/', (c) => {
      c.header('content-security-policy', policies.plainPage)
      c.header('cache-control', 'no-cache')
      return c.html(page(isDemo))
    })
    .get('/plain.css', (c) => {
      c.header('content-type', 'text/css; charset=utf-8')
      c.header('cache-control', 'no-cache')
      return c.body(plainCss)
    })
    .get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /\n'))

const page = (isDemo: boolean) => html`<!doctype html>
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>Milepost</title>
      <link rel="stylesheet" href="/plain.css" />
      <link rel="icon" href="data:," />
    </head>
    <body>
      <main>
        <h1>Milepost</h1>
        <p>Follows a parcel from the warehouse dock to the customer’s door.</p>
        <ul>
          <li><a href="/scan/">Scanner</a> for the floor, on a phone or handheld</li>
          <li><a href="/console/">Console</a> for supervisors, support and admins</li>
          <li><a href="/docs">API</a> for systems that send orders in</li>
        </ul>
        ${isDemo ? demoWays : ''}
      </main>
    </body>
  </html>`

const demoWays = html`<h2>The demo day</h2>
  <p>Orders, people and devices here are made up. What to sign in with stands on the terminal.</p>
  <ul>
    <li><a href="/demo/codes">Codes to scan</a>: badges, goods, shelves, orders, returns</li>
    <li>
      <a href="/docs#carrier-news">A carrier’s news</a>, sent by hand; the terminal names a parcel and
      where the secret is that signs it
    </li>
  </ul>`

/** Shared by the pages that need no app: this one and the API's description. */
const plainCss = `
:root { color-scheme: light dark; font: 1rem/1.55 system-ui, sans-serif }
body { margin: 0; color: light-dark(#1a1f24, #e6e9ec); background: light-dark(#fbfbf9, #14181b) }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem }
h1 { font-size: 1.9rem; margin: 0 0 .25rem }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; border-top: 1px solid light-dark(#d8dcd9, #30373c); padding-top: 1.25rem }
h3 { font-size: 1rem; margin: 1.25rem 0 .25rem }
a { color: light-dark(#0b5c86, #7cc4ea) }
li { margin: .35rem 0 }
code, pre { font: .875rem/1.45 ui-monospace, monospace }
pre { overflow-x: auto; padding: .75rem 1rem; border-radius: .5rem; background: light-dark(#eef0ed, #1d2327) }
table { border-collapse: collapse; width: 100% }
code, td { overflow-wrap: anywhere }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid light-dark(#e3e6e3, #262d31) }
summary { cursor: pointer; padding: .35rem 0 }
.verb { display: inline-block; min-width: 4.5rem; font-weight: 600 }
`
