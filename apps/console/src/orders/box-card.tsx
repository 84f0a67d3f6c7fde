/** One box: its label, how far it is and who has shown to have it. */
import type { BoxView, Overlay } from '@milepost/domain'
import { Icon } from '@milepost/ui'
import type { JSX } from 'react'
import { moment, shortDay } from '../shell/time-words.ts'
import './box-card.css'
import { carrierName } from './carrier-words.ts'
import { Milestones } from './milestones.tsx'
import { useOpenOrder } from './open-order.ts'
import { PossessionPart } from './possession.tsx'

export interface BoxCardProps {
  readonly box: BoxView
  readonly number: number
}

export function BoxCard({ box, number }: BoxCardProps): JSX.Element {
  return (
    <article className="box panel" aria-labelledby={`box-${box.box}`}>
      <header className="box-head">
        <h2 id={`box-${box.box}`}>Box {number}</h2>
        <span className="code">{box.box}</span>
      </header>
      <Labels box={box} />
      {box.overlay && <OverlayNotice overlay={box.overlay} />}
      <div className="box-parts">
        <Milestones box={box} />
        <div>
          <PossessionPart possession={box.possession} />
          <Contents box={box} />
        </div>
      </div>
    </article>
  )
}

function Labels({ box: { label, formerLabels, expected, reached } }: { readonly box: BoxView }) {
  return (
    <div className="box-labels">
      {label ? (
        <p>
          <strong>{carrierName(label.carrier)}</strong> <span className="code">{label.number}</span>
        </p>
      ) : (
        <p className="soft">No label yet</p>
      )}
      {formerLabels.toReversed().map((former) => (
        <p key={former.number} className="box-former">
          before <strong>{carrierName(former.carrier)}</strong>{' '}
          <span className="code">{former.number}</span>
        </p>
      ))}
      {expected && reached !== 'delivered' && (
        <p className="soft">
          Expected{' '}
          {expected.from && expected.from !== expected.by && `${shortDay(expected.from)} to `}
          {shortDay(expected.by)}
        </p>
      )}
    </div>
  )
}

const overlayWords: Readonly<Record<Overlay['kind'], string>> = {
  delay: 'Delayed',
  exception: 'Exception',
  attempted: 'Delivery attempted',
  address: 'Address problem',
  damaged: 'Damaged',
  returning: 'On its way back',
}

function OverlayNotice({ overlay }: { readonly overlay: Overlay }) {
  const { zone, now } = useOpenOrder()
  const reason = overlay.reason && overlay.reason !== overlay.kind ? `: ${overlay.reason}` : ''
  return (
    <p className="notice" data-tone="look">
      <Icon name="look" size={18} />
      <span>
        <strong>
          {overlayWords[overlay.kind]}
          {reason}
        </strong>{' '}
        since {moment(overlay.since, zone, now)}
      </span>
    </p>
  )
}

function Contents({ box }: { readonly box: BoxView }) {
  const { page } = useOpenOrder()
  const lineById = new Map(page.view.lines.map((line) => [line.line, line]))
  return (
    <section className="box-contents">
      <h3>In the box</h3>
      {box.contents.length === 0 && <p className="soft">Nothing was scanned into it.</p>}
      <ul>
        {box.contents.map(({ line, units }) => (
          <li key={line}>
            <span>{units} ×</span> {lineById.get(line)?.name ?? line}{' '}
            <span className="code">{lineById.get(line)?.sku}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
