/** Zod stands at the door: a handler behind it gets true types, and everybody else a refusal that names the fields. */
import type { MiddlewareHandler } from 'hono'
import * as z from 'zod'
import { jsonOf } from './read-body.ts'
import { fieldsOf, refuse, type RefusalFacts } from './refuse.ts'

/** Bodies of people and shops are small; only a batch of scans or orders asks for more. */
const usualBytes = 256 * 1024

export function accepts<Schema extends z.core.$ZodType>(
  schema: Schema,
  most = usualBytes,
  /** What the refusal of a readable body says beside its fields. */
  about: (body: unknown) => RefusalFacts = () => ({}),
): MiddlewareHandler<
  object,
  string,
  { in: { json: z.input<Schema> }; out: { json: z.output<Schema> } }
> {
  return async (c, next) => {
    const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
    if (type !== 'application/json')
      return refuse(c, 'malformed', { detail: 'Content-type must be application/json.' })
    const body = await jsonOf(c.req.raw, most)
    if (!body.ok) return refuse(c, body.refusal.kind, { detail: body.refusal.detail })
    const read = z.safeParse(schema, body.value)
    if (!read.success)
      return refuse(c, 'invalid', { fields: fieldsOf(read.error), ...about(body.value) })
    c.req.addValidatedData('json', read.data as object)
    return await next()
  }
}

export function acceptsQuery<Schema extends z.core.$ZodType>(
  schema: Schema,
): MiddlewareHandler<
  object,
  string,
  { in: { query: z.input<Schema> }; out: { query: z.output<Schema> } }
> {
  return async (c, next) => {
    const read = z.safeParse(schema, c.req.query())
    if (!read.success) return refuse(c, 'invalid', { fields: fieldsOf(read.error) })
    c.req.addValidatedData('query', read.data as object)
    return await next()
  }
}
