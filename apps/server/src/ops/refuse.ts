/** The one way to say no: `application/problem+json` from the closed list of the contract. */
import { problemOf, type Problem, type RefusalKind } from '@milepost/contract'
import type { Context } from 'hono'
import type * as z from 'zod'

export interface RefusalFacts {
  readonly detail?: string
  readonly fields?: Problem['fields']
  readonly batch?: string
  readonly challenge?: string
  readonly retryAfterSeconds?: number
}

export function refuse(c: Context, kind: RefusalKind, facts: RefusalFacts = {}): Response {
  const { retryAfterSeconds, ...more } = facts
  const problem = problemOf(kind, more)
  c.header('content-type', 'application/problem+json')
  c.header('cache-control', 'no-store')
  if (retryAfterSeconds !== undefined) c.header('retry-after', String(retryAfterSeconds))
  if (problem.status === 401) c.header('www-authenticate', 'Bearer realm="milepost"')
  return c.body(JSON.stringify(problem), problem.status as 400)
}

/** Which fields do not fit, and how. The values themselves are not repeated. */
export const fieldsOf = (error: z.core.$ZodError): NonNullable<Problem['fields']> =>
  error.issues.slice(0, 20).map(({ path, message }) => ({
    path: path.join('.').slice(0, 200),
    problem: message.slice(0, 200),
  }))
