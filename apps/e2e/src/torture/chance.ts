/** Randomness that a number repeats, as far as real processes let it. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  fraction(): number
  below(most: number): number
  of<Item>(items: readonly [Item, ...Item[]]): Item
  bytes(count: number): Uint8Array
}

export function chance(seed: number): Chance {
  let state = seed >>> 0 || 1
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (most: number): number => Math.floor(fraction() * most)
  return {
    fraction,
    below,
    of: <Item>(items: readonly [Item, ...Item[]]): Item => items[below(items.length)] ?? items[0],
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  }
}
