/** News of one order as server-sent events: its revision at once, and again after each change. */
import type { OrderId } from '@milepost/domain'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { LiveOrders } from './live-orders.ts'

/** Proxies drop what is silent for a minute. */
const heartbeatMs = 25_000

export interface Listening {
  readonly order: OrderId
  /** The revision at the moment of asking. */
  readonly rev: number
  readonly stopping: AbortSignal
  /** Ends the counting of this stream. */
  readonly done: () => void
}

export function liveAnswer(
  c: Context,
  live: LiveOrders,
  { order, rev, stopping, done }: Listening,
): Response {
  const news = { rev, ring: nobodyWaits }
  const leave = live.watch(order, (next) => {
    news.rev = next
    news.ring()
  })
  c.header('cache-control', 'no-store')
  c.header('x-accel-buffering', 'no')
  const ring = () => news.ring()
  return streamSSE(c, async (stream) => {
    stream.onAbort(ring)
    stopping.addEventListener('abort', ring, { once: true })
    let told = -1
    try {
      while (!stream.aborted && !stopping.aborted) {
        if (told === news.rev) {
          await rungOrBeat(news)
          if (told === news.rev) await stream.write(': here\n\n')
        } else {
          told = news.rev
          await stream.writeSSE({ event: 'rev', data: String(told), retry: 5000 })
        }
      }
    } finally {
      stopping.removeEventListener('abort', ring)
      leave()
      done()
    }
  })
}

interface News {
  rev: number
  ring: () => void
}

const nobodyWaits = (): void => undefined

async function rungOrBeat(news: News): Promise<void> {
  await new Promise<void>((resolve) => {
    const beat = setTimeout(resolve, heartbeatMs)
    news.ring = () => {
      clearTimeout(beat)
      resolve()
    }
  })
  news.ring = nobodyWaits
}
