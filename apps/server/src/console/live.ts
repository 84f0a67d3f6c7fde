/** Tells open consoles that something changed, so that they ask again: topics, never contents. */
import type { LiveTopic } from '@milepost/contract'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { openStreams } from '../ops/open-streams.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import type { Changes } from './changes.ts'

export interface LiveDeps extends Pick<SessionDeps, 'people' | 'now' | 'publicUrl'> {
  readonly changes: Changes
  /** Aborted when the server stops, so that no stream keeps it from stopping. */
  readonly stopping: AbortSignal
}

/** Proxies drop a connection that says nothing for a minute. */
const beatMs = 25_000
/** A busy floor commits many times a second; a console need not ask that often. */
const calmMs = 400
/** Every stream is an open socket. */
const caps = { inAll: 200, ofOne: 20, fromAddress: 100 }

export function live(deps: LiveDeps) {
  const streams = openStreams(caps)
  return new Hono().get('/v1/console/live', signedIn(deps), (c) => {
    const done = streams.open(c, c.var.user.person)
    if (done instanceof Response) return done
    c.header('x-accel-buffering', 'no')
    return streamSSE(c, async (stream) => {
      const waiting = topicsOf(deps.changes, deps.stopping)
      stream.onAbort(waiting.end)
      try {
        await stream.write(': hello\n\n')
        while (!stream.aborted && !deps.stopping.aborted) {
          const topics = await waiting.next(beatMs)
          if (topics.length === 0) await stream.write(': beat\n\n')
          for (const topic of topics) await stream.writeSSE({ event: 'changed', data: topic })
          if (topics.length > 0) await waiting.pause(calmMs)
        }
      } finally {
        waiting.end()
        done()
      }
    })
  })
}

const nothing = (): void => undefined

/** Topics pile up once each until they are taken. */
function topicsOf(changes: Changes, stopping: AbortSignal) {
  const pending = new Set<LiveTopic>()
  let wake = nothing
  const ended = new AbortController()
  const leave = changes.listen((topic) => {
    pending.add(topic)
    wake()
  })
  const over = AbortSignal.any([stopping, ended.signal])
  over.addEventListener('abort', () => wake(), { once: true })

  const sleep = (ms: number, wakeable: boolean) =>
    new Promise<void>((resolve) => {
      if (over.aborted) return resolve()
      const timer = setTimeout(resolve, ms)
      wake = () => {
        if (!wakeable && !over.aborted) return
        clearTimeout(timer)
        resolve()
      }
      return undefined
    })

  return {
    next: async (ms: number): Promise<readonly LiveTopic[]> => {
      if (pending.size === 0) await sleep(ms, true)
      const taken = [...pending]
      pending.clear()
      return taken
    },
    pause: (ms: number) => sleep(ms, false),
    end: () => {
      leave()
      ended.abort()
    },
  }
}
