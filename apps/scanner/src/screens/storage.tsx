/** Where the browser lets us keep nothing, no scan would be safe, so none is taken. */
import type { JSX } from 'react'
import { apart } from './apart.tsx'

export function StorageScreen(props: { readonly reason: unknown }): JSX.Element {
  const detail = props.reason instanceof Error ? props.reason.name : 'unknown'
  return (
    <div className="screen">
      <main>
        <h1>This browser keeps nothing</h1>
        <p>
          Scans would be lost, so scanning is off. Free some space, leave private browsing, then
          load the page again. ({detail})
        </p>
        <KeptBeside />
      </main>
    </div>
  )
}

const KeptBeside = apart(
  async () => (await import('../rescue/kept-beside.tsx')).KeptBeside,
  () => undefined,
)
