/** What was found, under the search box. The pointer and the arrow keys choose the same line. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role --
   no tag of its own is a list that a text field steers */
import { Icon } from '@milepost/ui'
import type { JSX } from 'react'
import type { Place } from '../shell/place.ts'
import { StagePill } from './stage-pill.tsx'
import type { Choice, Search } from './use-search.ts'

export interface SearchListProps {
  readonly id: string
  readonly search: Search
  readonly chosen: number
  readonly setChosen: (index: number) => void
  readonly leaveFor: (place: Place) => void
}

export function SearchList({
  id,
  search,
  chosen,
  setChosen,
  leaveFor,
}: SearchListProps): JSX.Element {
  const { choices, note } = search
  return (
    <div className="search-list">
      <ul id={id} role="listbox" aria-label="Found">
        {choices.map((choice, index) => (
          <li
            key={`${choice.because} ${choice.name}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            onMouseMove={() => setChosen(index)}
            // Pressing, not letting go: the list closes when the box loses the focus.
            onMouseDown={(event) => {
              event.preventDefault()
              leaveFor(choice.place)
            }}
          >
            <Line choice={choice} />
          </li>
        ))}
      </ul>
      {choices.length === 0 && <output className="search-note">{note}</output>}
    </div>
  )
}

function Line({ choice: { name, because, hit } }: { readonly choice: Choice }) {
  return (
    <>
      <Icon name={hit ? 'packed' : 'device'} size={18} />
      <span className="search-name">{name}</span>
      <span className="search-because">{because}</span>
      {hit && <StagePill stage={hit.stage} />}
    </>
  )
}
