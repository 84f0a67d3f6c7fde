/**
 * The library's Code 128 reader, begun anew at each quiet zone. By itself it knows a start pattern only in the first
 * dark stretch of a row: from the second on it compares four of the six widths, and whatever is printed left of a code,
 * even the shadow of the label's edge, hides it.
 */
import { BitArray, Code128Reader, NotFoundException } from '@zxing/library'

export function code128Reader(): Code128Reader {
  const reader = new Code128Reader()
  const decodeFrom = reader.decodeRow.bind(reader)
  reader.decodeRow = (place, row, hints) => {
    for (const start of startsIn(row)) {
      try {
        return decodeFrom(place, rowFrom(row, start), hints)
      } catch {
        // Dark after white, and yet no code: the next such place may be one.
      }
    }
    throw new NotFoundException()
  }
  return reader
}

const widthsOfStart = 6

/** Where a quiet zone ends: white, then six widths that together are at most twice as wide. */
function* startsIn(row: BitArray): Generator<number> {
  const size = row.getSize()
  const edges: number[] = [0]
  for (let at = row.getNextSet(0), dark = true; at < size; dark = !dark) {
    edges.push(at)
    at = dark ? row.getNextUnset(at) : row.getNextSet(at)
  }
  for (let index = 1; index + widthsOfStart < edges.length; index += 2) {
    const [before = 0, start = 0] = edges.slice(index - 1, index + 1)
    const end = edges[index + widthsOfStart] ?? size
    if (start > before && 2 * (start - before) >= end - start) yield start
  }
}

function rowFrom(row: BitArray, start: number): BitArray {
  const bits = row.getBitArray().slice()
  const word = start >> 5
  bits.fill(0, 0, word)
  bits[word] = (bits[word] ?? 0) & (-1 << (start & 31))
  return new BitArray(row.getSize(), bits)
}
