/** What lies in the parcel on a page, for whoever opens it. */
import type { JSX } from 'react'
import { Bars, type PrintedCode } from './printed-label.tsx'

export interface SlipWords {
  readonly title: string
  readonly order: string
  readonly what: string
  readonly sku: string
  readonly units: string
  readonly later: string
}

export interface SlipLine {
  readonly id: string
  readonly name: string
  readonly sku: string
  readonly units: number
  /** Ordered, and not in this parcel. */
  readonly missing: number
}

export interface PackingSlipProps {
  readonly words: SlipWords
  readonly reference: string
  /** `Box 2 of 3`, or the date: what stands beside the order. */
  readonly note?: string
  readonly lines: readonly SlipLine[]
  readonly code?: PrintedCode | undefined
}

export function PackingSlip(props: PackingSlipProps): JSX.Element {
  const { words, reference, note, lines, code } = props
  return (
    <article className="printed-slip">
      <header>
        <h2>{words.title}</h2>
        <p>
          {words.order} <strong>{reference}</strong>
        </p>
        {note !== undefined && <p>{note}</p>}
      </header>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.units}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.sku}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, name, sku, units, missing }) => (
            <tr key={id}>
              <td>{units}</td>
              <td>
                {name}
                {missing > 0 && (
                  <small>
                    {missing} {words.later}
                  </small>
                )}
              </td>
              <td className="code">{sku}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {code && (
        <footer>
          <Bars code={code} within={90} />
          <p className="printed-text">{code.text}</p>
        </footer>
      )}
    </article>
  )
}
