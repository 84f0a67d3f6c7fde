import { expect, test } from 'vitest'
import { formByIdentifier, predefinedLengthByStart } from './application-identifiers.ts'
import { allIdentifiers, identifierAtStartOf } from './form.ts'

test('GS11: every form in the table is understood, and no identifier starts another', () => {
  const identifiers = allIdentifiers()

  expect(identifiers.length).toBeGreaterThan(Object.keys(formByIdentifier).length)
  for (const { ai } of identifiers) expect(identifierAtStartOf(`${ai}1`)?.ai).toBe(ai)
})

test('GS12: what has a predefined length has a form of just that length', () => {
  const predefined = allIdentifiers().filter(({ ai }) => ai.slice(0, 2) in predefinedLengthByStart)

  expect(predefined.length).toBeGreaterThan(300)
  for (const { ai, form } of predefined) {
    const total = form.reduce((sum, { most }) => sum + most, ai.length)

    expect([ai, total]).toEqual([ai, predefinedLengthByStart[ai.slice(0, 2)]])
  }
})
