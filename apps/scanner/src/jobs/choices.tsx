/** A list to choose from or to look at, however long it is: it scrolls like one that is drawn whole. */
import { useEffect, useRef, useState, type JSX } from 'react'
import { beside, shownOf, type View } from './long-list.ts'

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
  const [focused, setFocused] = useState<number>()
  const isLong = of.length > 20
  useEffect(() => {
    const drawn = list.current
    const page = drawn?.closest('main')
    if (!isLong || !drawn || !page) return undefined
    const over = new AbortController()
    const { signal } = over
    const look = () => setView((before) => sameOr(before, viewOf(drawn, page)))
    look()
    page.addEventListener('scroll', look, { passive: true, signal })
    window.addEventListener('resize', look, { signal })
    drawn.addEventListener('focusin', ({ target }) => setFocused(rowOf(target)), { signal })
    drawn.addEventListener('focusout', () => setFocused(undefined), { signal })
    return () => over.abort()
  }, [isLong])
  const shown = isLong ? shownOf({ ...view, count: of.length }) : { from: 0, to: of.length }
  const drawn = (from: number, to: number) =>
    of.slice(from, to).map((each, at) => children(each, { place: from + at + 1, of: of.length }))
  const { above, below } = beside(shown, focused ?? shown.from, of.length)
  return (
    <ul
      className={className}
      data-long={isLong}
      ref={list}
      style={{
        paddingTop: above.from * view.row,
        paddingBottom: (of.length - below.to) * view.row,
      }}
    >
      {[
        ...drawn(above.from, above.to),
        <Gap key="above" height={(shown.from - above.to) * view.row} />,
        ...drawn(shown.from, shown.to),
        <Gap key="below" height={(below.from - shown.to) * view.row} />,
        ...drawn(below.from, below.to),
      ]}
    </ul>
  )
}

/** Rows that are not drawn, between two that are. */
function Gap({ height }: { readonly height: number }): JSX.Element | undefined {
  return height > 0 ? <li className="gap" style={{ height }} aria-hidden /> : undefined
}

const rowOf = (inside: unknown): number =>
  inside instanceof Element ? placeOf(inside.closest('li')) - 1 : 0

const placeOf = (row: Element | null | undefined): number =>
  Number(row?.getAttribute('aria-posinset'))

function viewOf(list: HTMLElement, page: HTMLElement): Omit<View, 'count'> {
  const rows = [...list.children]
  const second = rows.find((row, at) => at > 0 && placeOf(row) === placeOf(rows[at - 1]) + 1)
  return {
    row: topOf(second) - topOf(second?.previousElementSibling),
    scrolled: topOf(page) - topOf(list),
    height: page.clientHeight,
  }
}

const topOf = (row: Element | null | undefined): number => row?.getBoundingClientRect().top ?? 0

/** Drawn again only where other rows are to be drawn. */
const sameOr = (before: Omit<View, 'count'>, next: Omit<View, 'count'>) =>
  before.row === next.row &&
  before.height === next.height &&
  Math.abs(before.scrolled - next.scrolled) < next.row
    ? before
    : next
