/** What was ordered and how much of each is picked and packed; and what comes back. */
import type { LineView } from '@milepost/domain'
import { Pill } from '@milepost/ui'
import type { JSX } from 'react'
import { Scrolls } from '../shell/scrolls.tsx'
import { returnInWords } from './entry-words.ts'
import { useOpenOrder } from './open-order.ts'

export function Lines(): JSX.Element {
  const { page } = useOpenOrder()
  return (
    <Scrolls className="lines panel" label="Lines">
      <h2>Lines</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Bin</th>
            <th scope="col">Ordered</th>
            <th scope="col">Picked</th>
            <th scope="col">Packed</th>
          </tr>
        </thead>
        <tbody>
          {page.view.lines.map((line) => (
            <LineRow key={line.line} line={line} />
          ))}
        </tbody>
      </table>
    </Scrolls>
  )
}

function LineRow({ line }: { readonly line: LineView }) {
  return (
    <tr>
      <th scope="row">
        {line.name} <span className="code">{line.sku}</span>
        {line.short > 0 && <Pill tone="look">{line.short} short</Pill>}
        {line.cancelled > 0 && <Pill tone="calm">{line.cancelled} cancelled</Pill>}
      </th>
      <td className="code">{line.bin}</td>
      <td>{line.units}</td>
      <td>{line.picked}</td>
      <td>{line.packed}</td>
    </tr>
  )
}

export function Returns(): JSX.Element | null {
  const { page } = useOpenOrder()
  if (page.view.returns.length === 0) return null
  return (
    <section className="lines panel">
      <h2>Returns</h2>
      <ul>
        {page.view.returns.map((back) => (
          <li key={back.return}>
            {returnInWords(back)} <span className="code">{back.reference ?? back.return}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
