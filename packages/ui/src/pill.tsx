/** A short state in words, with an icon: never colour alone. */
import type { JSX, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'calm' | 'done' | 'again' | 'wrong' | 'look'

export interface PillProps {
  readonly tone: Tone
  readonly icon?: IconName
  readonly children: ReactNode
}

export function Pill({ tone, icon, children }: PillProps): JSX.Element {
  return (
    <span className="pill" data-tone={tone}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  )
}
