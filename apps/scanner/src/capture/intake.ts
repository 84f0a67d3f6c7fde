/** The one path: keys, cables, camera and fingers hand their readings in here, and each trigger pull comes out once. */
import type { Reading } from '@milepost/barcode'
import { captured, type Captured } from './captured.ts'
import { onceOf, type Channel, type Recent } from './once.ts'

export interface Intake {
  /** Answers whether it counted. */
  offer(reading: Reading, how: Channel): boolean
  /** The latest listener hears alone: two screens that are mounted at once never both count a scan. */
  listen(listener: (scan: Captured) => void): () => void
}

export function intakeOf(mono: () => number): Intake {
  let recent: Recent = []
  let listeners: readonly ((scan: Captured) => void)[] = []
  return {
    offer(reading, how) {
      const once = onceOf(recent, { reading, how, at: mono() })
      recent = once.recent
      if (once.counts) listeners.at(-1)?.(captured(reading, how))
      return once.counts
    },
    listen(listener) {
      listeners = [...listeners, listener]
      return () => {
        listeners = listeners.filter((other) => other !== listener)
      }
    },
  }
}
