/** What went wrong with our own books, and what to do, in words. */
import type { Alarm } from '@milepost/contract'

export function alarmWords({ kind, count }: Pick<Alarm, 'kind' | 'count'>): {
  readonly title: string
  readonly next: string
} {
  switch (kind) {
    case 'unaccounted-scans':
      return {
        title: `${count} ${count === 1 ? 'scan is' : 'scans are'} not accounted for`,
        next: 'Whoever runs the server should run verify now, and keep every backup.',
      }
    case 'drifted-views':
      return {
        title: `${count} ${count === 1 ? 'order was' : 'orders were'} shown wrong until last night`,
        next: `${count === 1 ? 'It is' : 'They are'} right again. Whoever runs the server should run verify, and read its log.`,
      }
  }
}
