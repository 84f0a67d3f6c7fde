import { expect, test } from 'vitest'
import { attachedWords } from '../attached/attached-words.ts'
import { calibrateWords } from '../calibrate/calibrate-words.ts'
import { closingWords } from '../jobs/closing-words.ts'
import { strangerWords } from '../jobs/stranger-words.ts'
import { surplusWords } from '../jobs/surplus-words.ts'
import { photoWords } from '../photos/photo-words.ts'
import { practiceWords } from '../practice/practice-words.ts'
import { printWords } from '../print/print-words.ts'
import { rescueWords } from '../rescue/rescue-words.ts'
import { revokedWords } from '../revoked/revoked-words.ts'
import { syncDetailWords } from '../screens/sync-detail-words.ts'
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

test.each<[Language, string, RegExp]>([
  ['en', 'supervisor', /foreman|manager|\bboss\b/i],
  ['de', 'Schichtleitung', /Aufsicht|Vorgesetzt|Versender|\bSie (?:bitte|können)/],
  ['es', 'supervisor', /encargad|\bjefe|\b(?:Escanea|Toca|Elige|Pulsa|teclea) /],
  ['pl', 'kierownik', /przełożon|brygadzist|kamer[aąęy]\b/i],
])('%s has one word for a %s, and one way to speak to somebody', async (language, role, others) => {
  const all = [await wordsIn(language), ...comingLater.map((words) => words(language))]

  const said = JSON.stringify(all, (_, words: unknown) =>
    typeof words === 'function' ? String(words) : words,
  )

  expect(said.toLowerCase().includes(role.toLowerCase())).toBe(true)
  expect(others.exec(said)?.[0]).toBeUndefined()
})

const comingLater = [
  attachedWords,
  calibrateWords,
  closingWords,
  photoWords,
  practiceWords,
  printWords,
  rescueWords,
  revokedWords,
  strangerWords,
  surplusWords,
  syncDetailWords,
]
