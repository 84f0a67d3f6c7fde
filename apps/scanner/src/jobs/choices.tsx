/** A list to choose from or to look at, however long it is: it scrolls like one that is drawn whole. */
import { useEffect, useRef, useState, type JSX } from 'react'
import { shownOf, type View } from './long-list.ts'

export interface Placed {
  readonly place: number
  readonly of: number
}

export interface LongListProps<Each> {
  readonly of: readonly Each[]
  /** Draws one, as an `li`. */
  readonly children: (each: Each, placed: Placed) => JSX.Element
}

export const Choices = <Each,>(props: LongListProps<Each>): JSX.Element => (
  <LongList {...props} look="choices" />
)

/** Lines that are only looked at; each is as high as the next. */
export const Rows = <Each,>(props: LongListProps<Each>): JSX.Element => (
  <LongList {...props} look="rows" />
)

function LongList<Each>({
  of,
  look: className,
  children,
}: LongListProps<Each> & { readonly look: 'choices' | 'rows' }): JSX.Element {
  const list = useRef<HTMLUListElement>(null)
  const [view, setView] = useState<Omit<View, 'count'>>({ row: 0, scrolled: 0, height: 0 })
  const isLong = of.length > 20
  useEffect(() => {
    const drawn = list.current
    const page = drawn?.closest('main')
    if (!isLong || !drawn || !page) return undefined
    const look = () => setView((before) => sameOr(before, viewOf(drawn, page)))
    look()
    page.addEventListener('scroll', look, { passive: true })
    window.addEventListener('resize', look)
    return () => {
      page.removeEventListener('scroll', look)
      window.removeEventListener('resize', look)
    }
  }, [isLong])
  const { from, to } = isLong ? shownOf({ ...view, count: of.length }) : { from: 0, to: of.length }
  return (
    <ul
      className={className}
      data-long={isLong}
      ref={list}
      style={{ paddingTop: from * view.row, paddingBottom: (of.length - to) * view.row }}
    >
      {of
        .slice(from, to)
        .map((each, at) => children(each, { place: from + at + 1, of: of.length }))}
    </ul>
  )
}

function viewOf(list: HTMLElement, page: HTMLElement): Omit<View, 'count'> {
  const [first, second] = [...list.children].map((row) => row.getBoundingClientRect().top)
  return {
    row: first === undefined || second === undefined ? 0 : second - first,
    scrolled: page.getBoundingClientRect().top - list.getBoundingClientRect().top,
    height: page.clientHeight,
  }
}

/** Drawn again only where other rows are to be drawn. */
const sameOr = (before: Omit<View, 'count'>, next: Omit<View, 'count'>) =>
  before.row === next.row &&
  before.height === next.height &&
  Math.abs(before.scrolled - next.scrolled) < next.row
    ? before
    : next
