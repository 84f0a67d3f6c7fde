/** Around every request: an id, one log line with the route's pattern (never its values), and an answer to every error. */
import type { Context, ErrorHandler, MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { codeOf, tellableOf, type Log } from './log.ts'
import { newSecret } from './secret.ts'
import type { Clock, Randomness } from './ports.ts'
import { refuse } from './refuse.ts'

export interface RequestDeps {
  readonly log: Log
  readonly now: Clock
  readonly random: Randomness
}

const quiet = new Set(['/healthz'])

export function requests({ log, now, random }: RequestDeps): MiddlewareHandler {
  return async (c, next) => {
    const request = newSecret(random, 9)
    const began = now()
    c.set('request', request)
    await next()
    c.res.headers.set('x-request-id', request)
    const { status } = c.res
    log(levelOf(c, status), 'request', {
      request,
      method: c.req.method,
      route: routeOf(c),
      status,
      ms: now() - began,
    })
  }
}

/** A full or locked disk loses nothing: the caller keeps what it has and comes again. */
export function onError(log: Log): ErrorHandler {
  return (error, c) => {
    const request = String(c.get('request') ?? '')
    log('error', 'failed', { request, route: routeOf(c), ...tellableOf(error) })
    if (isStorageTrouble(codeOf(error))) return refuse(c, 'unavailable', { retryAfterSeconds: 5 })
    return refuse(c, 'broken', { detail: `Request ${request}.` })
  }
}

/** `/v1/orders/…`: what stands in the place of a value may be a secret or a name. */
function routeOf(c: Context): string {
  const pattern = routePath(c, -1)
  return pattern.replaceAll(/:[^/]+/g, '…')
}

function levelOf(c: Context, status: number) {
  if (status >= 500) return 'error'
  return quiet.has(c.req.path) ? 'debug' : 'info'
}

const isStorageTrouble = (code: string | undefined): boolean =>
  code !== undefined && /^(SQLITE_(FULL|BUSY|IOERR|LOCKED|READONLY|CANTOPEN)|ENOSPC|EIO)/.test(code)
