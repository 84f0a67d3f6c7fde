/** Streams that stay open, each a socket: counted in all, by what they tell of, and by whose they are. */
import type { Context } from 'hono'
import { peerOf } from './peer.ts'
import { refuse } from './refuse.ts'

export interface StreamCaps {
  readonly inAll: number
  /** Of one order's page, or of one person's console. */
  readonly ofOne: number
  /** Many people share an address behind a router, so this is generous. */
  readonly fromAddress: number
}

export interface OpenStreams {
  /** What ends the counting of this one, or the refusal to answer. */
  readonly open: (c: Context, of: string) => (() => void) | Response
}

const retryAfterSeconds = 60

export function openStreams({ inAll, ofOne, fromAddress }: StreamCaps): OpenStreams {
  const countOf = new Map<string, number>()
  const add = (key: string, by: 1 | -1) => {
    const count = (countOf.get(key) ?? 0) + by
    if (count === 0) countOf.delete(key)
    else countOf.set(key, count)
  }
  const isFull = (key: string, cap: number) => (countOf.get(key) ?? 0) >= cap
  return {
    open: (c, of) => {
      const keys = ['all', `of ${of}`, `from ${peerOf(c)}`] as const
      if (isFull(keys[0], inAll)) return refuse(c, 'too-busy', { retryAfterSeconds })
      if (isFull(keys[1], ofOne) || isFull(keys[2], fromAddress)) {
        return refuse(c, 'too-many', { retryAfterSeconds })
      }
      for (const key of keys) add(key, 1)
      let isOpen = true
      return () => {
        if (isOpen) for (const key of keys) add(key, -1)
        isOpen = false
      }
    },
  }
}
