/** The sentence behind a rule's id, from the one table that the tests cite too. */
import { rulesIn } from './rules-in.ts'

const pages = import.meta.glob<string>('../../../../packages/domain/RULES.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const sentences = rulesIn(Object.values(pages).join('\n'))

export function ruleSentence(rule: string): string {
  return sentences.get(rule) ?? 'This rule is newer than the console. Load the page again.'
}
