/** Draws what was asked for in each of its forms: waiting, refused, offline with what is known, and answered. */
import { Button, EmptyState, Icon } from '@milepost/ui'
import type { JSX, ReactNode } from 'react'
import { type Trouble, troubleOf } from './ask.ts'

/** What of a question is needed to draw it, asked at once or a page at a time. */
export interface Asked<Answer> {
  readonly data: Answer | undefined
  readonly isError: boolean
  readonly error: Error | null
  readonly refetch: () => unknown
}

export interface AnsweredProps<Answer> {
  readonly asked: Asked<Answer>
  /** The shape of the answer before it is here; it takes the same room. */
  readonly waiting: ReactNode
  readonly children: (answer: Answer) => ReactNode
}

export function Answered<Answer>({ asked, waiting, children }: AnsweredProps<Answer>): JSX.Element {
  const again = () => void asked.refetch()
  if (asked.data !== undefined) {
    return (
      <>
        {asked.isError && <Stale trouble={troubleOf(asked.error)} again={again} />}
        {children(asked.data)}
      </>
    )
  }
  if (asked.isError) return <Refused trouble={troubleOf(asked.error)} again={again} />
  return (
    <div aria-busy="true">
      <output className="visually-hidden">Loading</output>
      {waiting}
    </div>
  )
}

/** What is on the screen is older than it looks. */
function Stale({ trouble, again }: { readonly trouble: Trouble; readonly again: () => void }) {
  return (
    <div className="notice" data-tone="look" aria-live="polite">
      <Icon name="offline" size={18} />
      <p>
        <strong>{trouble.title}.</strong> This is what was known before. {trouble.detail}
      </p>
      <Button onClick={again}>Try again</Button>
    </div>
  )
}

export function Refused({
  trouble,
  again,
}: {
  readonly trouble: Trouble
  readonly again?: () => void
}): JSX.Element {
  const icon = trouble.kind === 'unreachable' ? 'offline' : 'look'
  return (
    <div role="alert">
      <EmptyState icon={icon} title={trouble.title}>
        <p>{trouble.detail}</p>
        {again && trouble.kind !== 'not-found' && (
          <Button icon="again" onClick={again}>
            Try again
          </Button>
        )}
      </EmptyState>
    </div>
  )
}

/** Grey lines where words will be. */
export function Bones({ lines }: { readonly lines: number }): JSX.Element {
  return (
    <div className="bones" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="bone" />
      ))}
    </div>
  )
}
