/** What the demo shop sells and where it lies. GTINs use the prefix that is reserved for examples (952). */
import type { OrderLine } from '@milepost/domain'

type Article = Omit<OrderLine, 'line' | 'units'> & { readonly gtin: string; readonly bin: string }

const articles: readonly (readonly [sku: string, name: string, bin: string])[] = [
  ['TENT-2P', 'Two-person tent', 'A-01-1'],
  ['TENT-4P', 'Family tent', 'A-01-2'],
  ['BAG-REG', 'Sleeping bag, regular', 'A-02-1'],
  ['BAG-LONG', 'Sleeping bag, long', 'A-02-2'],
  ['MAT-AIR', 'Air mat', 'A-03-1'],
  ['PILLOW', 'Camp pillow', 'A-03-3'],
  ['STOVE-1', 'Gas stove', 'B-01-1'],
  ['POT-SET', 'Pot set', 'B-01-3'],
  ['MUG-BLUE', 'Enamel mug, blue', 'B-02-1'],
  ['MUG-RED', 'Enamel mug, red', 'B-02-2'],
  ['SPORK-4', 'Sporks, set of four', 'B-02-4'],
  ['FILTER', 'Water filter', 'B-03-1'],
  ['BOTTLE-1L', 'Bottle, 1 litre', 'B-03-2'],
  ['LAMP-HEAD', 'Head lamp', 'C-01-1'],
  ['LAMP-CAMP', 'Camp lantern', 'C-01-2'],
  ['DRILL-KIT', 'Cordless drill kit', 'C-02-1'],
  ['ROPE-20', 'Rope, 20 m', 'C-02-3'],
  ['CARABINER', 'Carabiner', 'C-02-4'],
  ['BOOT-42', 'Hiking boots, 42', 'D-01-1'],
  ['BOOT-44', 'Hiking boots, 44', 'D-01-2'],
  ['SOCK-M', 'Wool socks, M', 'D-02-1'],
  ['SOCK-L', 'Wool socks, L', 'D-02-2'],
  ['JACKET-S', 'Rain jacket, S', 'D-03-1'],
  ['JACKET-M', 'Rain jacket, M', 'D-03-2'],
]

export const shelf: readonly Article[] = articles.map(([sku, name, bin], index) => ({
  sku,
  name,
  bin,
  gtin: gtin14(`0952000${String(index + 1).padStart(6, '0')}`),
}))

export function articleAt(index: number): Article {
  const article = shelf[index % shelf.length]
  if (!article) throw new Error(`the demo shelf has no article ${index}`)
  return article
}

/** Adds the check digit to thirteen digits. */
function gtin14(body: string): string {
  const sum = Array.from(body, Number).reduce(
    (total, digit, index) => total + digit * (index % 2 === 0 ? 3 : 1),
    0,
  )
  return `${body}${(10 - (sum % 10)) % 10}`
}
