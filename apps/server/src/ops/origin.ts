/** Where people reach this server: as told by PUBLIC_URL, or else as this request came. */
import type { Context } from 'hono'

export const originOf = (c: Context, publicUrl: string | undefined): string =>
  new URL(publicUrl ?? c.req.url).origin

export const isSecure = (c: Context, publicUrl: string | undefined): boolean =>
  originOf(c, publicUrl).startsWith('https:')
