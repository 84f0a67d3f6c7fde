/** Where an order stands, in one sentence for staff. */
import type { OrderView } from '@milepost/domain'
import { stageWords } from '@milepost/ui'
import { longDay } from '../shell/time-words.ts'

export function headlineWords({ headline, stage }: Pick<OrderView, 'headline' | 'stage'>): string {
  const { boxes, delivered, withCarrier, unboxedUnits, expected, delayed } = headline
  if (stage === 'cancelled' || stage === 'returned') return `${stageWords[stage]}.`
  const isWhole = boxes <= 1 && unboxedUnits === 0
  const here = boxes - delivered - withCarrier
  const parts = [
    delivered > 0 && `${shareOf(delivered, boxes)} delivered`,
    withCarrier > 0 && `${shareOf(withCarrier, boxes)} with the carrier`,
    here > 0 && `${shareOf(here, boxes)} here`,
    unboxedUnits > 0 && `${counted(unboxedUnits, 'unit')} not in a box yet`,
  ].filter((part) => part !== false)
  const first = isWhole ? stageWords[stage] : parts.join(', ')
  const when = expected && stage !== 'delivered' ? ` Expected ${longDay(expected)}.` : ''
  return `${first}.${when}${delayed ? ' Later than promised.' : ''}`
}

export function counted(count: number, thing: string): string {
  return count === 1 ? `1 ${thing}` : `${count} ${thing}${thing.endsWith('x') ? 'es' : 's'}`
}

function shareOf(count: number, all: number): string {
  if (all === 1) return '1 box'
  return count === all ? `All ${all} boxes` : `${count} of ${all} boxes`
}
