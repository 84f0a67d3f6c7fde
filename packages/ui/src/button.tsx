/** A button with an icon and words. `tall` is for gloves. */
import type { ButtonHTMLAttributes, JSX } from 'react'
import { Icon, type IconName } from './icon.tsx'

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon?: IconName
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger'
  readonly tall?: boolean
}

export function Button({
  icon,
  look = 'plain',
  tall = false,
  type = 'button',
  children,
  ...rest
}: ButtonProps): JSX.Element {
  return (
    <button
      {...rest}
      type={type}
      className={`button ${rest.className ?? ''}`}
      data-look={look}
      data-tall={tall}
    >
      {icon && <Icon name={icon} size={tall ? 26 : 18} />}
      {children}
    </button>
  )
}
