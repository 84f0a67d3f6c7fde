import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rulesIn } from './rules-in.ts'

test('a rule is its id and its whole sentence, without the marks of the file', () => {
  const page = `# Rules

## Milestones
- **MI3** A *closed* box is \`packed\`.
- **MI7** Later evidence implies the steps before it,
  without a time.

Words between rules.
- **MI10** Said by a person.
`

  expect([...rulesIn(page)]).toEqual([
    ['MI3', 'A closed box is packed.'],
    ['MI7', 'Later evidence implies the steps before it, without a time.'],
    ['MI10', 'Said by a person.'],
  ])
})

test('every rule that a status can name has its sentence', () => {
  const page = readFileSync(
    new URL('../../../../packages/domain/RULES.md', import.meta.url),
    'utf8',
  )
  const rules = rulesIn(page)

  const named = [...page.matchAll(/\*\*([A-Z]{2}\d+)\*\*/g)].map(([, id]) => id)
  expect([...rules.keys()]).toEqual(named)
  expect(rules.get('MI3')).toMatch(/\.$/)
})
