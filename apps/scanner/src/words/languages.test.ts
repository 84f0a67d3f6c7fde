import { expect, test } from 'vitest'
import { english } from './english.ts'
import { languageOf, wordsIn, type Language } from './languages.ts'
import { saidOf } from './said.ts'

test.each<[readonly string[], Language]>([
  [['de-AT', 'en'], 'de'],
  [['fr', 'pl-PL', 'en'], 'pl'],
  [['ES'], 'es'],
  [['fr'], 'en'],
  [[], 'en'],
])('the wishes %o are answered in %s', (wishes, language) => {
  expect(languageOf(wishes)).toBe(language)
})

test.each<[Language, string]>([
  ['de', 'Picken'],
  ['es', 'Recoger'],
  ['pl', 'Pobieranie'],
  ['en', 'Pick'],
])('%s calls picking %s', async (language, picking) => {
  expect((await wordsIn(language)).jobs.pick).toBe(picking)
})

test('a language counts as its speakers do', async () => {
  const { waiting } = await wordsIn('pl')

  expect([1, 2, 5, 22].map(waiting.boxes)).toEqual([
    '1 paczka',
    '2 paczki',
    '5 paczek',
    '22 paczki',
  ])
})

test('A4: a wrong item is named with its place, and nothing is said of what nobody knows', () => {
  const known = { say: 'wrong-item', name: 'Lamp', bin: 'A-10', wanted: 'Tent' } as const

  expect(saidOf(english, known)).toEqual([
    'Wrong item',
    'This is Lamp · It belongs in A-10 · Wanted: Tent',
  ])
  expect(saidOf(english, { say: 'wrong-item', name: 'Lamp' })).toEqual([
    'Wrong item',
    'This is Lamp',
  ])
})
