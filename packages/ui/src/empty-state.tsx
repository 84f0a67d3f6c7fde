/** What will appear here, and how to make it. */
import type { JSX, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export interface EmptyStateProps {
  readonly icon: IconName
  readonly title: string
  readonly children?: ReactNode
}

export function EmptyState({ icon, title, children }: EmptyStateProps): JSX.Element {
  return (
    <div className="empty-state">
      <Icon name={icon} size={40} />
      <h2>{title}</h2>
      {children}
    </div>
  )
}
