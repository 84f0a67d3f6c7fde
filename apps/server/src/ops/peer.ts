/** Who is at the other end of the socket. Headers that name another address are not believed. */
import type { Context } from 'hono'

export function peerOf(c: Context): string {
  const env = c.env as
    | { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }
    | undefined
  return env?.incoming?.socket?.remoteAddress ?? 'unknown'
}
