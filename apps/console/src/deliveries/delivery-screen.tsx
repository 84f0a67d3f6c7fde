/** One delivery: each line with what came of it, then its history with pictures of damage. */
import type { DeliveryPage } from '@milepost/contract'
import type { ReceiptEntry, ReceiptId, ReceiptView } from '@milepost/domain'
import { Pill } from '@milepost/ui'
import type { JSX } from 'react'
import { sourceWords } from '../orders/entry-words.ts'
import { useSession, useZone } from '../people/use-session.ts'
import { Answered, Bones } from '../shell/answered.tsx'
import { Photos } from '../shell/photos.tsx'
import { Link } from '../shell/navigate.tsx'
import { Screen } from '../shell/screen.tsx'
import { Scrolls } from '../shell/scrolls.tsx'
import { moment } from '../shell/time-words.ts'
import { useNow } from '../shell/use-now.ts'
import { Columns } from './columns.tsx'
import './deliveries.css'
import { batchesOf, lineStanding, receiptDetail, receiptTitle } from './delivery-words.ts'
import { useDelivery } from './use-deliveries.ts'

export function DeliveryScreen({ receipt }: { readonly receipt: ReceiptId }): JSX.Element {
  const asked = useDelivery(receipt)
  const title = asked.data ? `Delivery ${asked.data.view.reference}` : 'Delivery'
  return (
    <Screen title={title} aside={<Link to={{ screen: 'deliveries' }}>All deliveries</Link>}>
      <Answered asked={asked} waiting={<Bones lines={8} />}>
        {(page) => (
          <div className="delivery">
            <Lines view={page.view} />
            <History page={page} />
          </div>
        )}
      </Answered>
    </Screen>
  )
}

const figures = ['Expected', 'Received', 'Damaged', 'Put away']

function Lines({ view: { lines, entries, site } }: { readonly view: ReceiptView }) {
  const { sites } = useSession()
  return (
    <Scrolls className="panel deliveries" label="Lines">
      <table>
        <caption className="visually-hidden">
          Lines at {sites.find((each) => each.site === site)?.name ?? site}
        </caption>
        <Columns names={['Item', 'State', ...figures]} figures={figures} />
        <tbody>
          {lines.map((line) => {
            const [tone, words] = lineStanding(line)
            return (
              <tr key={line.line}>
                <th scope="row">
                  {line.name}
                  <span className="soft">
                    {[line.sku, ...batchesOf(line, entries)].join(' · ')}
                  </span>
                </th>
                <td>
                  <Pill tone={tone}>{words}</Pill>
                </td>
                <td className="number">{line.units}</td>
                <td className="number">{line.received}</td>
                <td className="number">{line.damaged ?? '–'}</td>
                <td className="number">{line.putAway ?? '–'}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scrolls>
  )
}

function History({ page }: { readonly page: DeliveryPage }) {
  return (
    <section className="panel delivery-history" aria-label="History">
      <h2>History</h2>
      <ol>
        {page.view.entries.map((entry) => (
          <Line key={entry.id} entry={entry} page={page} />
        ))}
      </ol>
    </section>
  )
}

function Line({ entry, page }: { readonly entry: ReceiptEntry; readonly page: DeliveryPage }) {
  const zone = useZone(page.view.site)
  const now = useNow(60)
  const { at, photos, undoneBy } = entry
  const title = receiptTitle(entry, page.view)
  return (
    <li data-undone={undoneBy !== undefined}>
      <time dateTime={new Date(at).toISOString()}>{moment(at, zone, now)}</time>
      <div>
        <p className="delivery-says">{title}</p>
        <p className="soft">
          {[sourceWords(entry, page), receiptDetail(entry)].filter(Boolean).join(' · ')}
          {undoneBy !== undefined && ' · taken back'}
        </p>
        {photos && <Photos hashes={photos} of={title} />}
      </div>
    </li>
  )
}
