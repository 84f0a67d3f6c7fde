/** What a browser may do with our answers: nothing that a page has not asked for here (L3). */
import type { MiddlewareHandler } from 'hono'
import { isSecure } from './origin.ts'

/** What a page needs beyond nothing; each is a list of CSP sources. */
export interface PageNeeds {
  readonly script?: readonly string[]
  readonly style?: readonly string[]
  readonly image?: readonly string[]
  readonly connect?: readonly string[]
  readonly worker?: readonly string[]
  readonly media?: readonly string[]
  readonly font?: readonly string[]
  readonly manifest?: readonly string[]
}

const self = "'self'"

/** The content security policy of a page. No page runs inline script, is framed, or speaks to a third party. */
export function policyFor(needs: PageNeeds): string {
  return [
    "default-src 'none'",
    ...list('script-src', needs.script),
    ...list('style-src', needs.style),
    ...list('img-src', needs.image),
    ...list('connect-src', needs.connect),
    ...list('worker-src', needs.worker),
    ...list('media-src', needs.media),
    ...list('font-src', needs.font),
    ...list('manifest-src', needs.manifest),
    "base-uri 'none'",
    `form-action ${self}`,
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

const list = (name: string, sources: readonly string[] | undefined): readonly string[] =>
  sources ? [`${name} ${sources.join(' ')}`] : []

export const policies = {
  answer: policyFor({}),
  plainPage: policyFor({ style: [self], image: [self, 'data:'] }),
  console: policyFor({
    script: [self],
    style: [self],
    image: [self, 'data:', 'blob:'],
    connect: [self],
    font: [self],
    manifest: [self],
  }),
  /** The decoder is WebAssembly in a worker; the camera plays from a blob. */
  scanner: policyFor({
    script: [self, "'wasm-unsafe-eval'"],
    style: [self],
    image: [self, 'data:', 'blob:'],
    connect: [self],
    worker: [self, 'blob:'],
    media: [self, 'blob:', 'mediastream:'],
    font: [self],
    manifest: [self],
  }),
} as const

/** Of what the device has, nothing. */
const nothing = 'camera=(), serial=(), hid=(), microphone=(), geolocation=(), payment=(), usb=()'

/** A page sets its own policy before; everything else gets the one that allows nothing. */
export const securityHeaders =
  ({ publicUrl }: { readonly publicUrl: string | undefined }): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const headers = c.res.headers
    const set = (name: string, value: string) => {
      if (!headers.has(name)) headers.set(name, value)
    }
    set('content-security-policy', policies.answer)
    // Answers of the API hold names and keys.
    if (c.req.path.startsWith('/v1/')) set('cache-control', 'no-store')
    set('x-content-type-options', 'nosniff')
    // A customer's link is a secret: it must not travel on to a carrier's site.
    set('referrer-policy', 'no-referrer')
    set('cross-origin-opener-policy', 'same-origin')
    set('cross-origin-resource-policy', 'same-origin')
    set('permissions-policy', nothing)
    set('x-frame-options', 'DENY')
    // Never for localhost: a trial with our own certificate must not bind a developer's other ports.
    if (isSecure(c, publicUrl) && new URL(c.req.url).hostname !== 'localhost') {
      set('strict-transport-security', 'max-age=31536000')
    }
  }
