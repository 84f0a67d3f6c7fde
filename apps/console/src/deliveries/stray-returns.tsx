/** Returns that were taken in while nobody knew their order: what the label said, how they looked, pictures, and the order once known. */
import type { StrayPage, StrayRow } from '@milepost/contract'
import type { SiteId } from '@milepost/domain'
import { EmptyState, Pill } from '@milepost/ui'
import type { JSX } from 'react'
import { foundWords } from '../orders/entry-words.ts'
import { Answered, Bones } from '../shell/answered.tsx'
import { Link } from '../shell/navigate.tsx'
import { Photos } from '../shell/photos.tsx'
import { Scrolls } from '../shell/scrolls.tsx'
import { CameIn } from './came-in.tsx'
import { Columns } from './columns.tsx'
import { Earlier } from './earlier.tsx'
import { nameOfStray, strayStanding } from './unannounced-words.ts'
import { useStrayReturns } from './use-deliveries.ts'

export function StrayReturns({ site }: { readonly site: SiteId | undefined }): JSX.Element {
  const asked = useStrayReturns(site)
  return (
    <Answered asked={asked} waiting={<Bones lines={8} />}>
      {(pages) => (
        <>
          {pages.every(({ returns }) => returns.length === 0) ? <None /> : <Table pages={pages} />}
          <Earlier asked={asked} of="returns" />
        </>
      )}
    </Answered>
  )
}

function None() {
  return (
    <div className="panel">
      <EmptyState icon="undo" title="Every return has its order">
        <p>
          What comes back and names no order that the floor knows appears here, with its pictures. A
          label that belongs to an order finds it later by itself.
        </p>
      </EmptyState>
    </div>
  )
}

const names = ['Return', 'Order', 'Condition', 'Decision', 'Pictures', 'Taken in']

function Table({ pages }: { readonly pages: readonly StrayPage[] }) {
  return (
    <Scrolls className="panel deliveries" label="Returns without an order">
      <table>
        <Columns names={names} />
        <tbody>
          {pages.flatMap(({ returns, people, devices }) =>
            returns.map((row) => <Line key={row.return} row={row} names={{ people, devices }} />),
          )}
        </tbody>
      </table>
    </Scrolls>
  )
}

interface LineProps {
  readonly row: StrayRow
  readonly names: Pick<StrayPage, 'people' | 'devices'>
}

function Line({ row, names: known }: LineProps) {
  const { order, decision, photos, undoneBy } = row
  const [name, said] = nameOfStray(row)
  const [tone, words] = strayStanding(row)
  return (
    <tr data-undone={undoneBy !== undefined}>
      <th scope="row">
        <span className="delivery-says">{name}</span>
        <span className="soft">{said}</span>
      </th>
      <td>
        {order ? (
          <Link to={{ screen: 'order', order: order.order }}>{order.reference}</Link>
        ) : (
          <span className="soft">none yet</span>
        )}
      </td>
      <td>
        <Pill tone={tone}>{words}</Pill>
      </td>
      <td>{decision ? foundWords[decision] : '–'}</td>
      <td>
        {photos.length > 0 ? <Photos hashes={photos} of={`Damage of return ${name}`} /> : '–'}
      </td>
      <td>
        <CameIn what={row} names={known} />
      </td>
    </tr>
  )
}
