/** Goods that were taken in without a delivery: what the label said, how many, how they looked, and pictures. */
import type { UnannouncedPage } from '@milepost/contract'
import type { SiteId, UnannouncedGoods as Goods } from '@milepost/domain'
import { EmptyState, Pill } from '@milepost/ui'
import type { JSX } from 'react'
import { Answered, Bones } from '../shell/answered.tsx'
import { Photos } from '../shell/photos.tsx'
import { Scrolls } from '../shell/scrolls.tsx'
import { CameIn } from './came-in.tsx'
import { Columns } from './columns.tsx'
import { Earlier } from './earlier.tsx'
import { codesOf, goodsStanding } from './unannounced-words.ts'
import { useUnannounced } from './use-deliveries.ts'

export function UnannouncedGoods({ site }: { readonly site: SiteId | undefined }): JSX.Element {
  const asked = useUnannounced(site)
  return (
    <Answered asked={asked} waiting={<Bones lines={8} />}>
      {(pages) => (
        <>
          {pages.every(({ goods }) => goods.length === 0) ? <None /> : <Table pages={pages} />}
          <Earlier asked={asked} of="goods" />
        </>
      )}
    </Answered>
  )
}

function None() {
  return (
    <div className="panel">
      <EmptyState icon="received" title="Everything that came was announced">
        <p>Goods that the floor takes in without a delivery appear here, with their pictures.</p>
      </EmptyState>
    </div>
  )
}

const figures = ['Units']

function Table({ pages }: { readonly pages: readonly UnannouncedPage[] }) {
  return (
    <Scrolls className="panel deliveries" label="Goods that nobody announced">
      <table>
        <Columns
          names={['Goods', 'Lot', 'Best before', ...figures, 'Condition', 'Pictures', 'Taken in']}
          figures={figures}
        />
        <tbody>
          {pages.flatMap(({ goods, people, devices }) =>
            goods.map((each) => <Line key={each.id} goods={each} names={{ people, devices }} />),
          )}
        </tbody>
      </table>
    </Scrolls>
  )
}

interface LineProps {
  readonly goods: Goods
  readonly names: Pick<UnannouncedPage, 'people' | 'devices'>
}

function Line({ goods, names }: LineProps) {
  const { units, photos, undoneBy } = goods
  const { lot, expiry } = goods.goods ?? {}
  const [title, ...others] = codesOf(goods.goods)
  const [tone, words] = goodsStanding(goods)
  return (
    <tr data-undone={undoneBy !== undefined}>
      <th scope="row">
        <span className="delivery-says">{title}</span>
        <span className="soft">{others.join(' · ')}</span>
      </th>
      <td>{lot ?? '–'}</td>
      <td>{expiry ?? '–'}</td>
      <td className="number">{units ?? '–'}</td>
      <td>
        <Pill tone={tone}>{words}</Pill>
      </td>
      <td>{photos ? <Photos hashes={photos} of={`Damage of ${title}`} /> : '–'}</td>
      <td>
        <CameIn what={goods} names={names} />
      </td>
    </tr>
  )
}
