/** Serves a built web app: hashed files for a year, and the two that name them fresh every time. */
import { join } from 'node:path'
import { Hono, type MiddlewareHandler } from 'hono'
import { etag } from 'hono/etag'
import { serveStatic } from 'hono/serve-static'
import { refuse } from '../ops/refuse.ts'
import { packedFiles } from './packed-files.ts'

export interface WebApp {
  /** Where it is reached, such as `/scan`. */
  readonly at: string
  /** Its built files. */
  readonly folder: string
  readonly policy: string
  readonly permissions: string
}

const yearSeconds = 31_536_000

export function webApp({ at, folder, policy, permissions }: WebApp) {
  const about: MiddlewareHandler = async (c, next) => {
    await next()
    c.header('content-security-policy', policy)
    c.header('permissions-policy', permissions)
    if (c.res.status === 200) c.header('cache-control', cachingOf(c.req.path, at))
  }
  const getContent = packedFiles()
  const rewriteRequestPath = (path: string) => path.slice(at.length)
  const files = serveStatic({
    root: folder,
    join,
    precompressed: true,
    rewriteRequestPath,
    getContent,
  })
  const start = serveStatic({
    root: folder,
    join,
    precompressed: true,
    path: 'index.html',
    getContent,
  })
  return new Hono()
    .get(at, (c) => c.redirect(`${at}/`, 301))
    .use(`${at}/*`, about, etag())
    .get(`${at}/*`, files, async (c, next) => {
      // A screen has an address of its own without a file; a missing file must not become a page.
      return isFile(c.req.path) ? refuse(c, 'not-found') : await start(c, next)
    })
}

/** Vite writes the hash of the content into the names under `assets`. */
const cachingOf = (path: string, at: string): string =>
  path.startsWith(`${at}/assets/`) ? `public, max-age=${yearSeconds}, immutable` : 'no-cache'

const isFile = (path: string): boolean => /\.[a-z0-9]+$/i.test(path)
