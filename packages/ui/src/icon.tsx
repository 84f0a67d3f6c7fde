/** One set of line icons on a 24 px grid. Decorative by default; give `label` where no words stand beside it. */
import type { JSX } from 'react'

const paths = {
  'ordered': 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6',
  'received': 'M12 3v10m0 0-4-4m4 4 4-4M4 15v5h16v-5',
  'picked': 'M4 5h3l2 10h9l2-7H8M10 20h.01M17 20h.01',
  'packed': 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8',
  'labelled': 'M4 4h16v16H4zM8 8v8M11 8v8M13 8v8M16 8v8',
  'print': 'M7 8V3h10v5M7 17H3V8h18v9h-4M7 13h10v8H7z',
  'handed-over':
    'M3 7h11v9H3zM14 10h4l3 3v3h-7M7 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM17 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  'accepted': 'M5 12l4 4L19 6M4 21h16',
  'in-transit': 'M3 12h14m0 0-5-5m5 5-5 5M21 5v14',
  'out-for-delivery':
    'M12 21s7-6 7-11a7 7 0 1 0-14 0c0 5 7 11 7 11zM12 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  'delivered': 'M4 11l8-7 8 7v9H4zM9 15l2 2 4-4',
  'done': 'M5 13l4 4L19 7',
  'again': 'M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5',
  'wrong': 'M6 6l12 12M18 6 6 18',
  'look': 'M12 4 2.5 20h19zM12 10v4M12 17.5h.01',
  'offline':
    'M3 3l18 18M5 10a11 11 0 0 1 4-2.5M19 10a11 11 0 0 0-6-2.9M8.5 14a5 5 0 0 1 5-1.5M12 19h.01',
  'sync': 'M4 12a8 8 0 0 1 14-5l2 2M20 4v5h-5M20 12a8 8 0 0 1-14 5l-2-2M4 20v-5h5',
  'camera': 'M4 8h3l2-3h6l2 3h3v11H4zM12 17a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  'torch': 'M8 3h8v4l-2 3v11h-4V10L8 7zM12 13v2',
  'keyboard': 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M7 14h10',
  'undo': 'M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3',
  'search': 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM16 16l5 5',
  'person': 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0',
  'device': 'M7 3h10v18H7zM11 18h2',
  'bin': 'M3 4v17M21 4v17M3 9h18M3 16h18M7 9V5h5v4M12 16v-4h5v4',
  'clock': 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  'next': 'M9 5l7 7-7 7',
  'back': 'M15 5l-7 7 7 7',
  'close': 'M6 6l12 12M18 6 6 18',
  'sign-out': 'M14 4h6v16h-6M3 12h12m0 0-4-4m4 4-4 4',
  'revoke': 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12',
  'why':
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7M12 17h.01',
} as const

export type IconName = keyof typeof paths

export interface IconProps {
  readonly name: IconName
  readonly size?: number
  readonly label?: string
}

export function Icon({ name, size = 24, label }: IconProps): JSX.Element {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...(label ? { 'role': 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={paths[name]} />
    </svg>
  )
}
