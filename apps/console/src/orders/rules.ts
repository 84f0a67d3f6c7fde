/** The sentence behind a rule's id, from the one list that the tests cite too. */
import list from '@milepost/domain/RULES.md?raw'
import { rulesIn } from './rules-in.ts'

const sentenceByRule = rulesIn(list)

export function ruleSentence(rule: string): string {
  return sentenceByRule.get(rule) ?? 'This rule is newer than the console. Load the page again.'
}
