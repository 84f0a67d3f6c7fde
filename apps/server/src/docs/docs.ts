/** `/openapi.json` and `/docs`: made once, at the first ask. */
import { Hono, type MiddlewareHandler } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'
import { policies } from '../ops/security-headers.ts'
import { docsPage } from './docs-page.ts'
import { openApi } from './openapi.ts'
import { operations } from './operations.ts'

const version = '1'

export function docs() {
  let machine: string | undefined
  let page: string | undefined
  return new Hono()
    .get('/openapi.json', compress(), etag(), (c) => {
      machine ??= JSON.stringify(openApi(operations, version), null, 1)
      c.header('content-type', 'application/json')
      c.header('cache-control', 'no-cache')
      return c.body(machine)
    })
    .get('/docs', asPage, compress(), etag(), async (c) => {
      page ??= String(await docsPage(operations))
      c.header('cache-control', 'no-cache')
      return c.html(page)
    })
}

/** Around `etag`: a browser puts the policy of a 304 in the place of the one it has kept. */
const asPage: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('content-security-policy', policies.plainPage)
}
