/** One kind of thing to set up: what it is for, those there are, and a form for one more. */
import { Button } from '@milepost/ui'
import { type JSX, type ReactNode, useId } from 'react'
import { type Trouble, troubleOf } from '../shell/ask.ts'
import { useKeys } from '../shell/use-keys.ts'

export interface SectionProps {
  readonly title: string
  readonly says: string
  /** What the button does; while the form is open there is none. */
  readonly add?: { readonly words: string; readonly begin: () => void } | undefined
  readonly children: ReactNode
}

export function Section({ title, says, add, children }: SectionProps): JSX.Element {
  const heading = useId()
  return (
    <section className="setting" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{title}</h2>
        <p className="soft">{says}</p>
        {add && <Button onClick={add.begin}>{add.words}</Button>}
      </header>
      {children}
    </section>
  )
}

export interface SettingFormProps {
  readonly submit: string
  readonly isPending: boolean
  readonly error: Error | null
  readonly onSubmit: (said: FormData) => void
  readonly close: () => void
  readonly children: ReactNode
}

export function SettingForm(props: SettingFormProps): JSX.Element {
  const { submit, isPending, error, onSubmit, close, children } = props
  useKeys({ Escape: close })
  return (
    <form
      className="panel setting-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit(new FormData(event.currentTarget))
      }}
    >
      {children}
      {error && <Wrong trouble={troubleOf(error)} />}
      <p className="setting-buttons">
        <Button look="main" type="submit" disabled={isPending}>
          {submit}
        </Button>
        <Button onClick={close}>Cancel</Button>
      </p>
    </form>
  )
}

/** A question asked in place, before something ends. */
export interface AskedFirstProps {
  readonly question: string
  readonly yes: string
  readonly isPending: boolean
  readonly error: Error | null
  readonly onYes: () => void
  readonly close: () => void
}

export function AskedFirst(props: AskedFirstProps): JSX.Element {
  const { question, yes, isPending, error, onYes, close } = props
  useKeys({ Escape: close })
  return (
    <div
      ref={focused}
      className="setting-asked"
      role="alertdialog"
      aria-label={question}
      tabIndex={-1}
    >
      <p>{question}</p>
      {error && <Wrong trouble={troubleOf(error)} />}
      <p className="setting-buttons">
        <Button look="danger" disabled={isPending} onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={close}>Keep</Button>
      </p>
    </div>
  )
}

function Wrong({ trouble }: { readonly trouble: Trouble }) {
  return (
    <p className="setting-wrong" role="alert">
      <strong>{trouble.title}.</strong> {trouble.detail}
    </p>
  )
}

export const focused = (field: HTMLElement | null): void => field?.focus()

export function textOf(said: FormData, field: string): string {
  const value = said.get(field)
  return typeof value === 'string' ? value.trim() : ''
}
