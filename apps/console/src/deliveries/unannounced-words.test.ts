import { as, type StrayReturn, type UnannouncedGoods } from '@milepost/domain'
import { expect, test } from 'vitest'
import { codesOf, goodsStanding, nameOfStray, strayStanding } from './unannounced-words.ts'

const goods = (more: Partial<UnannouncedGoods>) => ({ kind: 'received', ...more }) as never
const back: StrayReturn = { return: as('0192-abcdef'), at: 0, site: as('one'), photos: [] }

test('C1: goods are called by all that their label said', () => {
  expect(codesOf({ sku: 'TENT', gtin: '09520000000011' })).toEqual(['TENT', 'GTIN 09520000000011'])
  expect(codesOf({ sscc: '1' })).toEqual(['SSCC 1'])
  expect(codesOf()).toEqual(['Goods without a code'])
})

test('C1: they are good unless somebody said otherwise', () => {
  expect(goodsStanding(goods({}))[1]).toBe('Good')
  expect(goodsStanding(goods({ condition: 'damaged' }))[1]).toBe('Damaged')
  expect(goodsStanding(goods({ kind: 'damage-noted' }))[1]).toBe('Damage noted')
  expect(goodsStanding(goods({ condition: 'damaged', undoneBy: as('e-1') }))[1]).toBe('Taken back')
})

test('C5: a return is called by what was on its box, and says what it waits for', () => {
  expect(nameOfStray({ ...back, label: { carrier: 'ups', number: '1Z9' } })).toEqual(['1Z9', 'UPS'])
  expect(nameOfStray({ ...back, box: as('box-1') })[0]).toBe('box-1')
  expect(nameOfStray(back)[0]).toBe('ABCDEF')
  expect(strayStanding(back)[1]).toBe('To inspect')
  expect(strayStanding({ ...back, condition: 'good' })[1]).toBe('Good')
  expect(strayStanding({ ...back, condition: 'damaged' })[1]).toBe('Damaged')
  expect(strayStanding({ ...back, undoneBy: as('e-1') })[1]).toBe('Taken back')
})
