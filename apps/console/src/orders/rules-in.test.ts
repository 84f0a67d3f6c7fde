import { expect, test } from 'vitest'
import { rulesIn } from './rules-in.ts'

test('each row of the table is a rule with its sentence, without the marks of the file', () => {
  const page = `# Rules\n\n| id | rule |\n| --- | --- |\n| MI3 | A *closed* box is \`packed\`. |\n| MI10 | Said by a person. |\n`

  expect([...rulesIn(page)]).toEqual([
    ['MI3', 'A closed box is packed.'],
    ['MI10', 'Said by a person.'],
  ])
})
