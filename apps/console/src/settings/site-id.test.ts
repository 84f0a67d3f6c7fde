import { expect, test } from 'vitest'
import { idFrom } from './site-id.ts'

test.each([
  ['Reno North', 'reno-north'],
  ['  Köln (West) ', 'koln-west'],
  ['Łódź', 'odz'],
  ['倉庫', 'site'],
])('the site %s gets the id %s', (name, id) => {
  expect(idFrom(name, new Set())).toBe(id)
})

test('a second site of the same name gets an id of its own', () => {
  expect(idFrom('Reno', new Set(['reno', 'reno-2']))).toBe('reno-3')
})
