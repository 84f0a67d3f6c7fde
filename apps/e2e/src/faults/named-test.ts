/** Whether a test that a table names is there, runs, and says what it is about: read from its file, as oxfmt lays it out. */

/** What is wrong with it, in a word; nothing where all is well. */
export type Fault =
  | 'not there'
  | 'left out'
  | 'left out without a printed reason'
  | 'beside an only'
  | 'tied to no row and no rule'
  | 'of another row'

/** Without a row the title is tied in another way than to one of the faults. */
export function faultOf(text: string, name: string, row?: number): Fault | undefined {
  const lines = text.split('\n')
  const at = lines.findIndex((line, nth) => isTitle(lines, nth, line, name))
  if (at < 0) return 'not there'
  if (/\b(?:test|describe)\.only\b/.test(text)) return 'beside an only'
  const calls = [at, ...describesAround(lines, at)].map((nth) => callAt(lines, nth))
  if (calls.some(isLeftOut)) return 'left out'
  if (calls.some(isMute) || skipsMutely(bodyOf(lines, at)))
    return 'left out without a printed reason'
  if (row === undefined) return undefined
  const ties = [name, ...calls.slice(1).map(titleIn)].flatMap(tiesIn)
  if (ties.length === 0) return 'tied to no row and no rule'
  const numbers = tiesIn(name).filter((tie) => /^\d/.test(tie))
  return numbers.length > 0 && !numbers.includes(String(row)) ? 'of another row' : undefined
}

/** `14, 15` and `EL22, PG2` before the colon: rows of the table, rules of a RULES.md, lines of an issue. */
function tiesIn(title: string): readonly string[] {
  const [, ties = ''] = /^((?:[A-Z]{0,2}\d+, )*[A-Z]{0,2}\d+): /.exec(title) ?? []
  return ties === '' ? [] : ties.split(', ')
}

/** Begins a string that is the first thing in the call of a test. */
function isTitle(lines: readonly string[], nth: number, line: string, name: string): boolean {
  const quoted = ["'", '"', '`'].map((quote) => line.indexOf(quote + name)).find((at) => at >= 0)
  if (quoted === undefined) return false
  const before = line.slice(0, quoted).trim() || (lines[nth - 1] ?? '').trim()
  return before.endsWith('(') && /^(?:test\b|\]|\)|\}\))/.test(before)
}

/** The lines that begin the blocks around this one: each less indented than what it holds. */
function describesAround(lines: readonly string[], at: number): readonly number[] {
  const around: number[] = []
  let indent = indentOf(lines[at] ?? '')
  for (let nth = at - 1; nth >= 0 && indent > 0; nth -= 1) {
    const line = lines[nth] ?? ''
    if (line.trim() === '' || indentOf(line) >= indent) continue
    indent = indentOf(line)
    if (/^\s*describe\b/.test(line)) around.push(nth)
  }
  return around
}

/** From the word `test` or `describe` to the end of the line with the title. */
function callAt(lines: readonly string[], at: number): string {
  let from = at
  while (from > 0 && !/^\s*(?:test|describe)\b/.test(lines[from] ?? '')) from -= 1
  return lines.slice(from, at + 1).join('\n')
}

const isMute = (call: string) => /\.(?:skipIf|runIf)\(/.test(call) && !call.includes('${')

const isLeftOut = (call: string) =>
  /^\s*(?:test|describe)(?:\.concurrent)?\.(?:skip|todo|fixme|fails|fail)\b(?!If)/.test(call)

/** `test.skip(condition, 'why')` and `skip(condition, 'why')` print why; `skip()` does not. */
const skipsMutely = (body: string): boolean =>
  [...body.matchAll(/(?<!\w)(?:test\.)?(?:skip|fixme)\(([^\n]*)/g)].some(
    ([, given = '']) => !/['"`][^'"`]+['"`]/.test(given),
  )

/** Up to the next line that is indented no more than the call. */
function bodyOf(lines: readonly string[], at: number): string {
  const indent = Math.min(indentOf(lines[at] ?? ''), indentOf(callAt(lines, at)))
  const end = lines.findIndex(
    (line, nth) => nth > at && /^\s*\}/.test(line) && indentOf(line) <= indent,
  )
  return lines.slice(at, end < 0 ? undefined : end).join('\n')
}

const titleIn = (call: string): string => /\(\s*['"`](.*)/s.exec(call)?.[1] ?? ''

const indentOf = (line: string): number => line.length - line.trimStart().length
