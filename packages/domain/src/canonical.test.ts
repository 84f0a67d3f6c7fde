import { expect, test } from 'vitest'
import { canonical } from './canonical.ts'

test('whatever order the fields of a value come in, at any depth, it is spelled one way', () => {
  const one: unknown = JSON.parse(
    '{"b":{"d":[{"y":1,"x":null}],"c":0},"a":"é","__proto__":{"f":1,"e":2}}',
  )
  const other: unknown = JSON.parse(
    '{"__proto__":{"e":2,"f":1},"a":"é","b":{"c":0,"d":[{"x":null,"y":1}]}}',
  )

  expect(canonical(one)).toBe(
    '{"__proto__":{"e":2,"f":1},"a":"é","b":{"c":0,"d":[{"x":null,"y":1}]}}',
  )
  expect(canonical(other)).toBe(canonical(one))
})

test('the order of a list means something, a field without a value means nothing', () => {
  const listed = canonical({ list: [2, 1, undefined], none: undefined })

  expect(listed).toBe('{"list":[2,1,null]}')
})
