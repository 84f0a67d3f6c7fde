/** The one merged timeline, oldest first: each line with who says so, and what is odd about it. */
import type { Entry, LocalDay } from '@milepost/domain'
import { Icon, Pill } from '@milepost/ui'
import type { JSX } from 'react'
import { Photos } from '../shell/photos.tsx'
import { Scrolls } from '../shell/scrolls.tsx'
import { clockTime, dayOf, longDay, moment } from '../shell/time-words.ts'
import { carrierName } from './carrier-words.ts'
import {
  boxName,
  detailWords,
  entryIcon,
  entryTitle,
  placeWords,
  sourceWords,
} from './entry-words.ts'
import { useOpenOrder } from './open-order.ts'
import './timeline.css'

export function Timeline(): JSX.Element {
  const { page, zone } = useOpenOrder()
  return (
    <Scrolls className="timeline panel" label="Timeline">
      <header>
        <h2>Timeline</h2>
        <p className="soft">Times in {zone.replaceAll('_', ' ')}</p>
      </header>
      {byDay(page.view.entries, zone).map(({ day, entries }) => (
        <section key={day} className="timeline-day">
          <h3>{longDay(day)}</h3>
          <ol>
            {entries.map((entry) => (
              <Line key={entry.id} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </Scrolls>
  )
}

function Line({ entry }: { readonly entry: Entry }) {
  const { page, zone, asked } = useOpenOrder()
  const box = page.view.boxes.length > 1 ? boxName(entry.box, page.view) : undefined
  return (
    <li
      className="entry"
      id={`event-${entry.id}`}
      tabIndex={-1}
      data-source={entry.source}
      data-cited={asked?.why.events.includes(entry.id) ?? false}
      data-undone={entry.undoneBy !== undefined}
    >
      <time className="entry-time" dateTime={entry.day ?? new Date(entry.at).toISOString()}>
        {entry.day ? 'that day' : clockTime(entry.at, zone)}
      </time>
      <span className="entry-mark">
        <Icon name={entryIcon(entry)} size={16} />
      </span>
      <div className="entry-body">
        <p className="entry-title">
          <span className="entry-words">{entryTitle(entry, page.view)}</span>
          <Flags entry={entry} />
        </p>
        <p className="entry-source">
          {box && <span className="entry-box">{box}</span>}
          {sourceWords(entry, page)}
          {entry.detail && <> · {detailWords(entry.kind, entry.detail)}</>}
        </p>
        {entry.label && !entry.carrier && (
          <p className="entry-native">
            {carrierName(entry.label.carrier)} <span className="code">{entry.label.number}</span>
          </p>
        )}
        {entry.carrier && <Native entry={entry} />}
        {entry.photos && <Photos hashes={entry.photos} of={entryTitle(entry, page.view)} />}
        <Undoing entry={entry} />
      </div>
    </li>
  )
}

/** What the carrier itself said: its code, its words, its place. */
function Native({ entry }: { readonly entry: Entry }) {
  const place = placeWords(entry)
  return (
    <p className="entry-native">
      <span className="code">{entry.carrier?.code}</span> “{entry.carrier?.text}”
      {place && ` · ${place}`}
    </p>
  )
}

const lateAfterMs = 3_600_000

const evidenceFlags = {
  electronic: 'no physical scan',
  estimate: 'estimate',
  informational: 'information',
}

function Flags({ entry }: { readonly entry: Entry }) {
  const { page, zone, now } = useOpenOrder()
  const heardAt = page.recordedAt[entry.id]
  const isLate =
    heardAt !== undefined && heardAt - entry.at > lateAfterMs && entry.source !== 'shop'
  const evidence = entry.carrier?.evidence
  return (
    <>
      {isLate && (
        <Pill tone="again" icon="clock">
          late, came {moment(heardAt, zone, now)}
        </Pill>
      )}
      {entry.skewed && (
        <Pill tone="look" icon="clock">
          clock was off
        </Pill>
      )}
      {evidence && evidence !== 'physical' && <Pill tone="calm">{evidenceFlags[evidence]}</Pill>}
      {entry.carrier?.fromFormerLabel && <Pill tone="calm">old label</Pill>}
    </>
  )
}

function Undoing({ entry }: { readonly entry: Entry }) {
  const { page, zone, now, entryById } = useOpenOrder()
  if (entry.undoneBy === undefined) return null
  const by = entryById.get(entry.undoneBy)
  if (!by) return <p className="entry-undoing">Taken back</p>
  return (
    <p className="entry-undoing">
      Taken back {moment(by.at, zone, now)} by {sourceWords(by, page)}
      {by.detail && `: ${detailWords(by.kind, by.detail)}`}
    </p>
  )
}

function byDay(entries: readonly Entry[], zone: string) {
  const entriesByDay = new Map<LocalDay, Entry[]>()
  for (const entry of entries) {
    const day = entry.day ?? dayOf(entry.at, zone)
    entriesByDay.set(day, [...(entriesByDay.get(day) ?? []), entry])
  }
  return [...entriesByDay].map(([day, those]) => ({ day, entries: those }))
}
