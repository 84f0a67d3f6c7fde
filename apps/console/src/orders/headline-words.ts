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
    [delivered, 'delivered'] as const,
    [withCarrier, 'with the carrier'] as const,
    [here, 'here'] as const,
  ].filter(([count]) => count > 0)
  const shares = parts.map(([count, where], at) => {
    return `${at === 0 ? shareOf(count, boxes) : count} ${where}`
  })
  const loose = unboxedUnits > 0 ? [`${counted(unboxedUnits, 'unit')} not in a box yet`] : []
  const first = isWhole ? stageWords[stage] : [...shares, ...loose].join(', ')
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
