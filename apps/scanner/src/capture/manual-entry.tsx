/** A code typed by hand: always one tap away, checked like any other. */
import { readingFromWedge } from '@milepost/barcode'
import { Button } from '@milepost/ui'
import { useState, type JSX, type SubmitEvent } from 'react'
import { useWords } from '../words/use-words.tsx'
import './manual-entry.css'
import { useIntake } from './use-scans.tsx'

export interface ManualEntryProps {
  readonly onDone: () => void
}

export function ManualEntry({ onDone }: ManualEntryProps): JSX.Element {
  const words = useWords().manual
  const intake = useIntake()
  const [typed, setTyped] = useState('')
  const enter = (event: SubmitEvent) => {
    event.preventDefault()
    if (typed.trim() !== '') intake.offer(readingFromWedge(typed.trim()), 'manual')
    onDone()
  }
  return (
    <form className="manual-entry" onSubmit={enter}>
      <label>
        {words.label}
        <input
          className="code"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to type into
          autoFocus
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
      <div className="manual-entry-ends">
        <Button tall icon="close" onClick={onDone}>
          {words.cancel}
        </Button>
        <Button tall look="main" icon="done" type="submit">
          {words.enter}
        </Button>
      </div>
    </form>
  )
}
