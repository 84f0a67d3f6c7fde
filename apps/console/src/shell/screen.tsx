/** What every screen has: a title in the tab, a heading that takes the focus after a move, and room for actions. */
import { type JSX, type ReactNode, useEffect, useRef } from 'react'

export interface ScreenProps {
  readonly title: string
  /** Drawn in place of the title where it needs more than words. */
  readonly heading?: ReactNode
  readonly aside?: ReactNode
  readonly children: ReactNode
}

export function Screen({ title, heading, aside, children }: ScreenProps): JSX.Element {
  const top = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Milepost`
  }, [title])
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      top.current?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <main className="screen">
      <header className="screen-head">
        <h1 ref={top} tabIndex={-1}>
          {heading ?? title}
        </h1>
        {aside}
      </header>
      {children}
    </main>
  )
}
