/** One of a few, by name, and the papers that both kinds of labels come on. */
import type { LabelSize } from '@milepost/ui/print'
import type { JSX } from 'react'

export const labelPapers: Readonly<Record<LabelSize, string>> = {
  '100x150': '100 × 150 mm, 4 × 6 in',
  '57x32': '57 × 32 mm',
}

interface ChooseProps<Key extends string> {
  readonly label: string
  readonly of: Readonly<Record<Key, string>>
  readonly value: Key
  readonly onChoose: (key: Key) => void
}

export function Choose<Key extends string>(props: ChooseProps<Key>): JSX.Element {
  const { label, of, value, onChoose } = props
  return (
    <label>
      {label}
      <select value={value} onChange={({ target }) => onChoose(target.value as Key)}>
        {Object.entries<string>(of).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
