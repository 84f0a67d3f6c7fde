/** Parts that the jobs share. */
import { Icon, type IconName } from '@milepost/ui'
import type { JSX, ReactNode } from 'react'
import { useWords } from '../words/use-words.tsx'
import type { Placed } from './choices.tsx'
import './jobs.css'

/** What to scan next, to be read from an arm's length. */
export function Next({
  eyebrow,
  of,
  huge,
  children,
}: {
  readonly eyebrow: string
  /** Which order, delivery or truck it is for. */
  readonly of?: string
  readonly huge: string
  readonly children?: ReactNode
}): JSX.Element {
  return (
    <section className="next">
      <p className="next-eyebrow">
        <span>{eyebrow}</span>
        <b>{of}</b>
      </p>
      <p className="next-huge" data-long={huge.length > 8}>
        {huge}
      </p>
      {children}
    </section>
  )
}

/** How far it is, as a bar and in words. */
export function Progress({
  done,
  of,
  children,
}: {
  readonly done: number
  readonly of: number
  readonly children: ReactNode
}): JSX.Element {
  return (
    <div className="progress">
      <progress value={done} max={Math.max(1, of)} />
      <p>{children}</p>
    </div>
  )
}

/** How many units the next scan stands for. */
export function Times({
  times,
  onChange,
  most,
}: {
  readonly times: number
  readonly onChange: (times: number) => void
  readonly most?: number
}): JSX.Element {
  const { bar } = useWords()
  return (
    <fieldset className="times" data-many={times > 1}>
      <legend className="visually-hidden">{bar.times}</legend>
      <button type="button" disabled={times <= 1} onClick={() => onChange(times - 1)}>
        <span aria-hidden>−</span>
        <span className="visually-hidden">{bar.fewer}</span>
      </button>
      <output>×{times}</output>
      <button type="button" disabled={times >= (most ?? 9999)} onClick={() => onChange(times + 1)}>
        <span aria-hidden>+</span>
        <span className="visually-hidden">{bar.more}</span>
      </button>
      {most === undefined && (
        <button type="button" className="times-all" onClick={() => onChange(times + 10)}>
          +10
        </button>
      )}
      {most !== undefined && most > 2 && (
        <button type="button" className="times-all" onClick={() => onChange(most)}>
          {bar.all(most)}
        </button>
      )}
    </fieldset>
  )
}

export function Choice({
  icon,
  title,
  detail,
  end,
  chosen,
  placed,
  onChoose,
}: {
  readonly icon: IconName
  readonly title: string
  readonly detail: string
  readonly end?: string
  /** One of several that may be chosen together. */
  readonly chosen?: boolean | undefined
  /** Its place in a list of which only a part is drawn. */
  readonly placed?: Placed
  readonly onChoose: () => void
}): JSX.Element {
  return (
    <li aria-posinset={placed?.place} aria-setsize={placed?.of}>
      <button type="button" className="choice" aria-pressed={chosen} onClick={onChoose}>
        <Icon name={icon} size={28} />
        <span>
          <strong>{title}</strong>
          <small>{detail}</small>
        </span>
        {end !== undefined && <b>{end}</b>}
        <Icon name="next" size={20} />
      </button>
    </li>
  )
}

/** A line of a list: done, to do, or not as it should be. */
export function Row({
  state,
  title,
  place,
  count,
  placed,
  onTap,
}: {
  readonly state: 'done' | 'open' | 'look'
  readonly title: string
  readonly place?: string
  readonly count: string
  /** Its place in a list of which only a part is drawn. */
  readonly placed?: Placed
  readonly onTap?: (() => void) | undefined
}): JSX.Element {
  return (
    <li className="row" data-state={state} aria-posinset={placed?.place} aria-setsize={placed?.of}>
      {state === 'open' ? <span className="row-mark" /> : <Icon name={state} size={20} />}
      {place !== undefined && <span className="code row-place">{place}</span>}
      {onTap ? (
        <button type="button" className="row-title row-tap" onClick={onTap}>
          {title}
        </button>
      ) : (
        <span className="row-title">{title}</span>
      )}
      <b>{count}</b>
    </li>
  )
}

/** In the place of a part whose file cannot be had: this app is older than its server. */
export function PartNotHere(): JSX.Element {
  const { notHere } = useWords()
  return (
    <p className="hint">
      {notHere.title} {notHere.next}
    </p>
  )
}
