/**
 * A code typed by hand, such as what is printed under bars that are torn: always one tap away, checked like any other.
 * Where its check digit does not fit it stays, with the signs marked that were likely misread.
 */
import { placeInTyped, read, readingFromTyped, type Refusal } from '@milepost/barcode'
import { Button } from '@milepost/ui'
import { useState, type JSX, type SubmitEvent } from 'react'
import { useWords } from '../words/use-words.tsx'
import './manual-entry.css'
import { useIntake } from './use-scans.tsx'

export interface ManualEntryProps {
  readonly onDone: () => void
}

/** It was opened to type into. The attribute would wait for a frame, and the first keys would be lost. */
const focus = (field: HTMLInputElement | null) => field?.focus()

export function ManualEntry({ onDone }: ManualEntryProps): JSX.Element {
  const words = useWords().manual
  const intake = useIntake()
  const [typed, setTyped] = useState('')
  const [doubted, setDoubted] = useState<Doubted>()
  const enter = (event: SubmitEvent) => {
    event.preventDefault()
    const reading = readingFromTyped(typed)
    const answer = read(reading)
    if (typed.trim() !== '') {
      intake.offer(reading, 'manual')
      if (!answer.ok) return setDoubted({ text: typed.trim(), refusal: answer.refusal })
    }
    onDone()
  }
  return (
    <search>
      <form className="manual-entry" onSubmit={enter}>
        <label>
          {words.label}
          <input
            className="code"
            data-scan="all"
            ref={focus}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            onKeyDown={({ key }) => {
              if (key === 'Escape') onDone()
            }}
            autoComplete="off"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="done"
          />
        </label>
        {doubted?.text === typed.trim() && <Doubt doubted={doubted} />}
        <div className="manual-entry-ends">
          <Button tall icon="close" onClick={onDone}>
            {words.cancel}
          </Button>
          <Button tall look="main" icon="done" type="submit">
            {words.enter}
          </Button>
        </div>
      </form>
    </search>
  )
}

interface Doubted {
  readonly text: string
  readonly refusal: Refusal
}

function Doubt({ doubted: { text, refusal } }: { readonly doubted: Doubted }): JSX.Element | null {
  const { manual } = useWords()
  const at = new Set(refusal.at?.map((place) => placeInTyped(text, place)))
  if (at.size === 0) return null
  return (
    <output className="manual-entry-doubt">
      <span className="code" aria-hidden="true">
        {text.split('').map((sign, place) =>
          // oxlint-disable-next-line react/no-array-index-key -- a sign is its place
          at.has(place) ? <mark key={place}>{sign}</mark> : <span key={place}>{sign}</span>,
        )}
      </span>
      {at.size > 0 && (
        <span>
          {manual.lookAt}
          <span className="visually-hidden">
            {[...at].map((place) => ` ${place + 1}: ${text.charAt(place)}`).join(',')}
          </span>
        </span>
      )}
    </output>
  )
}
