/** Reads `| MI3 | A closed box is packed. |` out of a page of rules. */
export function rulesIn(page: string): ReadonlyMap<string, string> {
  const rows = page.matchAll(/^\|\s*([A-Z]{2}\d+)\s*\|\s*(.+?)\s*\|/gmu)
  return new Map([...rows].map(([, id = '', sentence = '']) => [id, plain(sentence)]))
}

/** The table marks words for readers of the file; here they are read as words. */
const plain = (sentence: string) => sentence.replaceAll(/[*`]/g, '')
