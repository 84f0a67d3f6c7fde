/**
 * The ports of sync, for a page in which somebody scans: before each turn to the database an answer goes first. The network
 * is not made to wait: how long it took tells the clock.
 */
import type { Ports } from '@milepost/outbox'
import { answered } from '../shell/answer-first.ts'
import { inSlices } from './slices.ts'

export function patient(ports: Ports): Ports {
  const { outbox, work } = ports
  return {
    ...ports,
    outbox: {
      append: after((id, make) => outbox.append(id, make)),
      look: after((most) => outbox.look(most)),
      settle: inSlices(after((settlement) => outbox.settle(settlement))),
      lacks: after((wanted) => outbox.lacks(wanted)),
    },
    work: { mark: after(() => work.mark()), apply: after((page) => work.apply(page)) },
  }
}

const after =
  <Asked extends readonly unknown[], Answer>(ask: (...asked: Asked) => Promise<Answer>) =>
  async (...asked: Asked): Promise<Answer> => {
    await answered()
    return await ask(...asked)
  }
