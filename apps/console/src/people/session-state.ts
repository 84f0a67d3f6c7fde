/** Whether somebody is signed in, and if not, why. */
import type { Session } from '@milepost/contract'

export type SessionState =
  | { readonly kind: 'in'; readonly session: Session }
  | { readonly kind: 'out'; readonly because: 'new' | 'ended' | 'left' }

export const sessionKey = ['session'] as const
