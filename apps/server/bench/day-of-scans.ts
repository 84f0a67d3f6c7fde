/** A day for the benches: orders are placed, then picked and packed in batches of 200 scans. */
import type { MilepostEvent } from '@milepost/domain'
import { at, bound, line, placed, scanned, ups } from '@milepost/domain/testing'
import type { Arrival, Batch } from '../src/event-log/event-log.ts'
import { arrival } from '../src/event-log/testing.ts'

export interface Shape {
  readonly name: string
  readonly ordersInBatch: number
}

/** Every order is placed before; then a device packs them, a batch at a time. `after` so many batches that were made apart. */
export function dayOfScans({ ordersInBatch }: Shape, batches: number, after = 0) {
  const orders: MilepostEvent[] = []
  const pushes: Batch[] = []
  const scansPerOrder = 200 / ordersInBatch
  let seq = after * 200
  for (let batch = after; batch < after + batches; batch += 1) {
    const arrivals: Arrival[] = []
    const round = ordersInBatch === 200 ? Math.floor(batch / 10) : batch
    for (let nth = 0; nth < ordersInBatch; nth += 1) {
      const name = `order-${round}-${nth}`
      const first = ordersInBatch === 200 ? batch % 10 : 0
      if (first === 0) orders.push(placed('08:00', { order: name, lines: linesOf(name) }))
      for (let step = first; step < first + scansPerOrder; step += 1) {
        seq += 1
        arrivals.push(arrival(scanOf(name, step, seq)))
      }
    }
    pushes.push({ arrivals, refused: [], at: at('09:00') + seq * 100 + 1000 })
  }
  return { orders, pushes }
}

const linesOf = (name: string) => [0, 1, 2, 3].map((nth) => line(`${name}-${nth}`))

function scanOf(name: string, step: number, seq: number): MilepostEvent {
  const but = {
    order: name,
    seq,
    epoch: '0193a5b0-7e0a-7000-8000-0000000000ff',
    id: `0193a5b0-7e0a-7000-8000-${String(seq).padStart(12, '0')}`,
  }
  const when = at('09:00') + seq * 100
  const of = { line: `${name}-${step % 4}` as never, units: 1 }
  const box = `${name}-box` as never
  if (step < 4) return scanned('picked', when, { ...of, bin: 'A-04-2' }, but)
  if (step < 8) return scanned('item-packed', when, { box, ...of }, but)
  if (step === 8) return bound(when, { ...but, box, label: ups(`1Z999AA1${seq}`) })
  return scanned('box-closed', when, { box, grams: 820 }, but)
}
