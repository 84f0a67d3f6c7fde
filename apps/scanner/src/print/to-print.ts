/** Which order was asked to be printed: told to the screen that prints, which comes in a file of its own. */
import type { OrderId } from '@milepost/domain'
import { keep, kept } from '../jobs/kept.ts'
import { goTo } from '../screens/place.ts'

export interface ToPrint {
  readonly order?: OrderId
  readonly what?: 'calibration'
}

export function goPrint(asked: ToPrint): void {
  keep('print', asked)
  goTo('print')
}

export const toPrint = (): ToPrint => kept<ToPrint>('print', {})
