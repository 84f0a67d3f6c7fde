/** The way of a box, step by step: an icon, a word, a time or how it is known, and why. */
import type { BoxView, Milestone } from '@milepost/domain'
import { Icon, stepWords } from '@milepost/ui'
import type { JSX } from 'react'
import { moment } from '../shell/time-words.ts'
import { useOpenOrder } from './open-order.ts'
import { WhyAnswer, WhyButton } from './why.tsx'

export function Milestones({ box }: { readonly box: BoxView }): JSX.Element {
  return (
    <ol className="milestones">
      {box.milestones.map((milestone) => (
        <Step key={milestone.step} milestone={milestone} about={`${box.box}/${milestone.step}`} />
      ))}
    </ol>
  )
}

function Step({ milestone, about }: { readonly milestone: Milestone; readonly about: string }) {
  const { asked } = useOpenOrder()
  const { step, state, why } = milestone
  const words = stepWords[step]
  return (
    <li className="milestone" data-state={state}>
      <div className="milestone-line">
        <span className="milestone-mark">
          <Icon name={state === 'skipped' ? 'close' : step} size={16} />
        </span>
        <span className="milestone-step">{words}</span>
        <span className="milestone-when">
          <When milestone={milestone} />
        </span>
        <WhyButton about={about} why={why} status={words} />
      </div>
      {asked?.about === about && <WhyAnswer why={why} />}
    </li>
  )
}

function When({ milestone: { state, at, why } }: { readonly milestone: Milestone }) {
  const { zone, now, entryById } = useOpenOrder()
  switch (state) {
    case 'proven': {
      const day = entryById.get(why.events.at(-1) ?? ('' as never))?.day
      if (at === undefined) return 'done'
      return <time dateTime={new Date(at).toISOString()}>{day ?? moment(at, zone, now)}</time>
    }
    case 'implied':
      return 'implied, no scan'
    case 'skipped':
      return 'skipped'
    case 'open':
      return 'not yet'
  }
}
