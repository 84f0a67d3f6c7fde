/** One line of the work queue: verdict, step, order and box, the evidence in words, and how long it waits. */
import { ago, Icon, Pill, stepWords } from '@milepost/ui'
import type { JSX } from 'react'
import { useZone } from '../people/use-session.ts'
import { Link } from '../shell/navigate.tsx'
import { moment } from '../shell/time-words.ts'
import { evidenceWords, type Facts } from './evidence-words.ts'
import { rememberPlace } from './place-in-queue.ts'
import type { SettledLine } from './settled-rows.ts'
import { VerdictPill } from './verdict-pill.tsx'

export interface FindingLineProps {
  readonly line: SettledLine
  readonly facts: Omit<Facts, 'zone'>
}

export function FindingLine({ line: { row, cleared }, facts }: FindingLineProps): JSX.Element {
  const zone = useZone(row.site)
  return (
    <li className="finding" data-cleared={cleared}>
      <Link
        className="finding-link"
        to={{ screen: 'order', order: row.order }}
        id={`finding-${row.finding}`}
        onClickCapture={() => rememberPlace(row.finding)}
      >
        <span className="finding-verdict">
          {cleared ? (
            <Pill tone="done" icon="done">
              Cleared
            </Pill>
          ) : (
            <VerdictPill verdict={row.verdict} />
          )}
        </span>
        <span className="finding-step">
          <Icon name={row.step} size={18} />
          {stepWords[row.step]}
        </span>
        <span className="finding-order">
          <strong>{row.reference}</strong>
          {row.box && <span className="code">{row.box}</span>}
        </span>
        <span className="finding-evidence">{evidenceWords(row, { ...facts, zone })}</span>
        <time
          className="finding-age"
          dateTime={new Date(row.since).toISOString()}
          title={`Since ${moment(row.since, zone, facts.now)}`}
        >
          {ago(row.since, facts.now)}
        </time>
      </Link>
    </li>
  )
}
