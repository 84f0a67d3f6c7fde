/** One box that finds an order, a tracking number, an SKU, a box or a device. `/` gets there from anywhere. */
import { Icon } from '@milepost/ui'
import { type JSX, type KeyboardEvent, useId, useRef, useState } from 'react'
import { goTo } from '../shell/navigate.tsx'
import { longestText, type Place } from '../shell/place.ts'
import { useKeys } from '../shell/use-keys.ts'
import './search-box.css'
import { SearchList } from './search-list.tsx'
import { useSearch } from './use-search.ts'

export function SearchBox(): JSX.Element {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const search = useSearch(text)
  useKeys({ '/': () => input.current?.select() })

  const leaveFor = (place: Place) => {
    goTo(place)
    setOpen(false)
    input.current?.blur()
  }
  const onKey = (event: KeyboardEvent) => {
    const action = {
      ArrowDown: () => setChosen(Math.min(chosen + 1, search.choices.length - 1)),
      ArrowUp: () => setChosen(Math.max(chosen - 1, 0)),
      Escape: () => setOpen(false),
      Enter: () => search.wanted && leaveFor(placeChosen(search, chosen)),
    }[event.key]
    if (!action) return
    event.preventDefault()
    action()
  }
  const shown = open && search.wanted !== ''
  return (
    <search className="search-box" onBlur={() => setOpen(false)}>
      <Icon name="search" size={18} />
      <input
        ref={input}
        type="search"
        role="combobox"
        aria-label="Find an order, tracking number, SKU, box or device"
        aria-keyshortcuts="/"
        aria-expanded={shown}
        aria-controls={listId}
        aria-activedescendant={shown ? `${listId}-${chosen}` : undefined}
        placeholder="Order, tracking number, SKU, box, device"
        autoComplete="off"
        spellCheck={false}
        maxLength={longestText}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
          setOpen(true)
        }}
        onKeyDown={onKey}
      />
      <kbd aria-hidden="true">/</kbd>
      {shown && <SearchList id={listId} {...{ search, chosen, setChosen, leaveFor }} />}
    </search>
  )
}

/** A scanner types faster than the server answers: then the page of all that was found opens, and goes on from there. */
function placeChosen(search: ReturnType<typeof useSearch>, chosen: number): Place {
  const choice = search.isSettled ? search.choices[chosen] : undefined
  return choice?.place ?? { screen: 'find', text: search.wanted }
}
