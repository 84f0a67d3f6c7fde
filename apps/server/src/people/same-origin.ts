/** A change made with a cookie must come from our own pages: browsers say where a request comes from. */
import type { MiddlewareHandler } from 'hono'
import { refuse } from '../ops/refuse.ts'

export const fromOurPages =
  (publicUrl: string | undefined): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return await next()
    const origin = c.req.header('origin')
    const ours = [new URL(c.req.url).host, publicUrl && new URL(publicUrl).host]
    if (origin !== undefined && URL.canParse(origin) && ours.includes(new URL(origin).host)) {
      return await next()
    }
    return refuse(c, 'not-allowed', { detail: 'The request does not come from the console.' })
  }
