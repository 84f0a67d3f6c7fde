/** Deliveries that were announced: what should come, what came, and what is short, too many or broken. */
import type { DeliveryRow } from '@milepost/contract'
import type { SiteId } from '@milepost/domain'
import { EmptyState, Pill } from '@milepost/ui'
import type { JSX } from 'react'
import { useSession, useZone } from '../people/use-session.ts'
import { Answered, Bones } from '../shell/answered.tsx'
import { Link } from '../shell/navigate.tsx'
import { moment } from '../shell/time-words.ts'
import { useNow } from '../shell/use-now.ts'
import { Columns } from './columns.tsx'
import { standingOf } from './delivery-words.ts'
import { Earlier } from './earlier.tsx'
import { useDeliveries } from './use-deliveries.ts'

export function Announced({ site }: { readonly site: SiteId | undefined }): JSX.Element {
  const asked = useDeliveries(site)
  return (
    <Answered asked={asked} waiting={<Bones lines={8} />}>
      {(pages) => {
        const rows = pages.flatMap((page) => page.rows)
        return (
          <>
            {rows.length === 0 ? <NoDelivery /> : <Table rows={rows} />}
            <Earlier asked={asked} of="deliveries" />
          </>
        )
      }}
    </Answered>
  )
}

function NoDelivery() {
  return (
    <div className="panel">
      <EmptyState icon="received" title="No delivery is announced">
        <p>
          A delivery appears here when another system announces it by POST /v1/receipts. Goods that
          nobody announced are received all the same.
        </p>
      </EmptyState>
    </div>
  )
}

const figures = ['Expected', 'Received', 'To come', 'Over', 'Damaged', 'Put away']

function Table({ rows }: { readonly rows: readonly DeliveryRow[] }) {
  return (
    <div className="panel deliveries">
      <table>
        <Columns names={['Delivery', 'State', ...figures, 'Last received']} figures={figures} />
        <tbody>
          {rows.map((row) => (
            <Line key={row.receipt} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ row }: { readonly row: DeliveryRow }) {
  const { receipt, reference, site, expected, received, toCome, over, damaged, putAway } = row
  const { sites } = useSession()
  const [tone, words] = standingOf(row)
  return (
    <tr>
      <th scope="row">
        <Link to={{ screen: 'delivery', receipt }}>{reference}</Link>
        {sites.length > 1 && (
          <span className="soft">{sites.find((each) => each.site === site)?.name ?? site}</span>
        )}
      </th>
      <td>
        <Pill tone={tone}>{words}</Pill>
      </td>
      <td className="number">{expected}</td>
      <td className="number">{received}</td>
      <td className="number">{toCome || '–'}</td>
      <td className="number" data-tone={over > 0 ? 'look' : undefined}>
        {over || '–'}
      </td>
      <td className="number" data-tone={damaged > 0 ? 'look' : undefined}>
        {damaged || '–'}
      </td>
      <td className="number">{putAway || '–'}</td>
      <td>
        <Last row={row} />
      </td>
    </tr>
  )
}

function Last({ row: { last, site, pictures } }: { readonly row: DeliveryRow }) {
  const zone = useZone(site)
  const now = useNow(60)
  if (!last) return <span className="soft">nothing yet</span>
  const who = [last.person, last.device].filter(Boolean).join(' on ')
  return (
    <span className="delivery-last">
      <time dateTime={new Date(last.at).toISOString()}>{moment(last.at, zone, now)}</time>
      <span className="soft">
        {[who, pictures > 0 && (pictures === 1 ? '1 picture' : `${pictures} pictures`)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </span>
  )
}
