/** How one operation of the API is described: once, for the machine's description and the readable one alike. */
import type { RefusalKind, Role } from '@milepost/contract'
import type * as z from 'zod'

export type Who =
  | { readonly kind: 'anybody' }
  | { readonly kind: 'carrier' }
  | { readonly kind: 'device' }
  | { readonly kind: 'key'; readonly scope: string }
  | { readonly kind: 'console'; readonly least: Role }

export interface Operation {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** With `{order}` where a value stands. */
  readonly path: string
  readonly chapter: 'Orders' | 'Devices' | 'Console' | 'Settings' | 'Carriers' | 'Server'
  readonly summary: string
  /** What a caller must know beyond the shapes. */
  readonly remark?: string
  readonly who: Who
  readonly query?: z.core.$ZodObject
  readonly body?: Shape
  /** Bytes instead of JSON. */
  readonly picture?: true
  readonly answers: readonly Answer[]
  readonly refusals: readonly RefusalKind[]
}

export interface Shape {
  readonly name: string
  readonly schema: z.core.$ZodType
}

export interface Answer {
  readonly status: 200 | 201 | 204
  readonly says: string
  readonly shape?: Shape
  readonly type?: 'application/json' | 'text/event-stream' | 'text/plain' | 'image/jpeg'
}

export const anybody: Who = { kind: 'anybody' }
export const carrier: Who = { kind: 'carrier' }
export const device: Who = { kind: 'device' }
export const key = (scope: string): Who => ({ kind: 'key', scope })
export const atConsole = (least: Role = 'support'): Who => ({ kind: 'console', least })

/** What anybody may be refused who comes in this way. */
export function refusalsOf({
  who,
  method,
  body,
  picture,
  query,
  refusals,
}: Operation): readonly RefusalKind[] {
  const all: readonly RefusalKind[] = [
    ...(body || picture ? (['malformed', 'invalid', 'too-large'] as const) : []),
    ...(query ? (['invalid'] as const) : []),
    ...refusalsTo(who, method),
    ...refusals,
    'broken',
    'unavailable',
  ]
  return [...new Set(all)]
}

function refusalsTo(who: Who, method: Operation['method']): readonly RefusalKind[] {
  switch (who.kind) {
    case 'anybody':
      return []
    case 'carrier':
      return ['bad-signature']
    case 'device':
      return ['token-over']
    case 'key':
      return ['unknown-key', 'not-allowed']
    case 'console':
      return who.least === 'support' && method === 'get'
        ? ['not-signed-in']
        : ['not-signed-in', 'not-allowed']
  }
}
