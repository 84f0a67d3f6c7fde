/** Where a code was likely misread: the look-alikes and swaps that would make its check fit. */
const lookAlikes = ['0OQD', '1IL7', '2Z', '5S6', '8B3', '6G0', '4A9', 'UV', 'MN', '80', '27']

export function likelyMisreadsIn(
  text: string,
  holds: (text: string) => boolean,
): readonly number[] {
  if (text.length > longestTyped) return []
  const at = new Set<number>()
  for (const position of text.split('').keys()) {
    if (alikeAt(text, position).some((other) => holds(other))) at.add(position)
    if (holds(swappedAt(text, position))) at.add(position).add(position + 1)
  }
  return [...at].toSorted((a, b) => a - b)
}

/** `Look again at character 4 ("7")`, or nothing when too many places are likely to help anybody. */
export function pointingAt(text: string, positions: readonly number[]): string {
  if (positions.length === 0 || positions.length > mostWorthNaming) return ''
  const named = positions.map((position) => `${position + 1} ("${text[position] ?? ''}")`)
  return `; look first at character ${named.join(' or ')}`
}

const mostWorthNaming = 4
/** Every place is tried, so a hostile length must not get that far. */
const longestTyped = 60

function alikeAt(text: string, position: number): readonly string[] {
  const read = text.charAt(position)
  const others = new Set(lookAlikes.filter((group) => group.includes(read)).join(''))
  others.delete(read)
  return [...others].map((other) => text.slice(0, position) + other + text.slice(position + 1))
}

function swappedAt(text: string, position: number): string {
  return (
    text.slice(0, position) +
    text.charAt(position + 1) +
    text.charAt(position) +
    text.slice(position + 2)
  )
}
