/** Reads `- **MI3** Packed is proven by closing the box.` out of a page of rules; a sentence may go on below, indented. */
export function rulesIn(page: string): ReadonlyMap<string, string> {
  const rules = page.matchAll(/^- \*\*([A-Z]{2}\d+)\*\* (.+(?:\n {2}.+)*)$/gm)
  return new Map([...rules].map(([, id = '', sentence = '']) => [id, plain(sentence)]))
}

/** The marks and line ends are for readers of the file. */
const plain = (sentence: string) => sentence.replaceAll(/[*`]/g, '').replaceAll(/\s+/g, ' ')
