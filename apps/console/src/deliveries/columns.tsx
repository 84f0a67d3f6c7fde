/** The head of a table: what each column is, figures to the right. */
import type { JSX } from 'react'

export interface ColumnsProps {
  readonly names: readonly string[]
  readonly figures?: readonly string[]
}

export function Columns({ names, figures }: ColumnsProps): JSX.Element {
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col" className={figures?.includes(name) ? 'number' : undefined}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
  )
}
