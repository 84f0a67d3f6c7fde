/** Every status can say why: the rule, its sentence, and the events behind it, which light up in the timeline. */
import type { EventId, Why } from '@milepost/domain'
import { Icon } from '@milepost/ui'
import { type JSX, useEffect } from 'react'
import { moment } from '../shell/time-words.ts'
import { entryTitle, sourceWords } from './entry-words.ts'
import { useOpenOrder } from './open-order.ts'
import { ruleSentence } from './rules.ts'

interface WhyProps {
  readonly about: string
  readonly why: Why
}

export function WhyButton({
  about,
  why,
  status,
}: WhyProps & { readonly status: string }): JSX.Element {
  const { asked, askWhy } = useOpenOrder()
  return (
    <button
      type="button"
      className="why-button"
      aria-expanded={asked?.about === about}
      aria-label={`Why: ${status}`}
      onClick={() => askWhy(about, why)}
    >
      <Icon name="why" size={15} />
      <span>Why</span>
    </button>
  )
}

export function WhyAnswer({ why: { rule, events } }: Pick<WhyProps, 'why'>): JSX.Element {
  useEffect(() => {
    const [first] = events
    if (first) showInTimeline(lineOf(first))
  }, [events])
  return (
    <div className="why-answer">
      <p>
        <span className="code">{rule}</span> {ruleSentence(rule)}
      </p>
      {events.length === 0 ? (
        <p className="soft">Nothing has happened that shows it.</p>
      ) : (
        <ul>
          {events.map((id) => (
            <Behind key={id} id={id} />
          ))}
        </ul>
      )}
    </div>
  )
}

function Behind({ id }: { readonly id: EventId }) {
  const { page, zone, now, entryById } = useOpenOrder()
  const entry = entryById.get(id)
  if (!entry) return <li className="code">{id}</li>
  return (
    <li>
      <button type="button" onClick={() => lineOf(id)?.focus()}>
        <time>{entry.day ?? moment(entry.at, zone, now)}</time> {entryTitle(entry, page.view)},{' '}
        {sourceWords(entry, page)}
      </button>
    </li>
  )
}

/** Only a timeline that scrolls by itself moves; the page stays where the question was asked. */
function showInTimeline(line: HTMLElement | null): void {
  const timeline = line?.closest('.timeline')
  if (!line || !timeline) return
  timeline.scrollTo({ top: line.offsetTop - timeline.clientHeight / 3, behavior: 'smooth' })
}

const lineOf = (id: EventId) => document.querySelector<HTMLElement>(`#event-${CSS.escape(id)}`)
