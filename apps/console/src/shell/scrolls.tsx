/** What may need more room than there is and then scrolls: it takes the focus, so that keys scroll it too. */
import type { JSX, ReactNode } from 'react'

export interface ScrollsProps {
  readonly className: string
  readonly label: string
  readonly children: ReactNode
}

export function Scrolls({ className, label, children }: ScrollsProps): JSX.Element {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
