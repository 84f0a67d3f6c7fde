/** Tells how far long work is: nothing for short work, then a line every few seconds. */
import type { Progress } from '../event-log/event-log.ts'
import type { Clock } from '../ops/ports.ts'

const everyMs = 2000

export function progressOf(what: string, now: Clock, note: (line: string) => void): Progress {
  let toldAt = now()
  return (done, of) => {
    if (now() - toldAt < everyMs) return
    toldAt = now()
    note(`${what} ${done} of ${of} (${Math.floor((done / Math.max(of, 1)) * 100)} %)`)
  }
}
