/** The API's description for machines: OpenAPI 3.1, made from the schemas that the edge itself checks with. */
import { type RefusalKind, refusals, scanEvent } from '@milepost/contract'
import * as z from 'zod'
import { type Answer, type Operation, refusalsOf, type Shape, type Who } from './operation.ts'

export type JsonSchema = z.core.JSONSchema.BaseSchema

export interface OpenApi {
  readonly openapi: '3.1.1'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> } & Readonly<
    Record<string, unknown>
  >
}

export function openApi(operations: readonly Operation[], version: string): OpenApi {
  const byPath = Object.groupBy(operations, ({ path }) => path)
  return {
    openapi: '3.1.1',
    info: {
      title: 'Milepost',
      version,
      description: 'Orders in, scans in, one timeline out. Times are milliseconds since 1970, UTC.',
    },
    paths: Object.fromEntries(
      Object.entries(byPath).map(([path, own = []]) => [path, pathItem(own)]),
    ),
    components: { schemas: schemasOf(operations), responses: refusalResponses(), securitySchemes },
  }
}

/** Read by shape: what comes in as it may be sent, what goes out as it is answered. */
export function jsonSchemaOf(schema: z.core.$ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const pathItem = (operations: readonly Operation[]) =>
  Object.fromEntries(operations.map((each) => [each.method, operationItem(each)]))

function operationItem(operation: Operation) {
  const { summary, remark, chapter, who, body, picture, answers } = operation
  return {
    summary,
    ...(remark ? { description: remark } : {}),
    tags: [chapter],
    operationId: operationId(operation),
    security: securityOf(who),
    parameters: [...pathParameters(operation), ...queryParameters(operation)],
    ...(picture ? { requestBody: { required: true, content: jpegContent } } : {}),
    ...(body ? { requestBody: { required: true, content: jsonContent(body) } } : {}),
    responses: {
      ...Object.fromEntries(answers.map((answer) => [answer.status, answerItem(answer)])),
      ...refusalItems(refusalsOf(operation)),
    },
  }
}

const operationId = ({ method, path }: Operation): string =>
  [method, ...path.split(/[/{}]+/).filter((part) => part !== '' && part !== 'v1')].join('-')

const jsonContent = ({ name }: Shape) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
})

function answerItem({ says, shape, type }: Answer) {
  if (type === 'image/jpeg') return { description: says, content: jpegContent }
  if (type === 'text/event-stream' || type === 'text/plain') {
    return { description: says, content: { [type]: { schema: { type: 'string' } } } }
  }
  return { description: says, ...(shape ? { content: jsonContent(shape) } : {}) }
}

const jpegContent = { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } }

/** Several refusals may share a status; the problem's `type` tells them apart. */
function refusalItems(kinds: readonly RefusalKind[]) {
  const byStatus = Object.groupBy(kinds, (kind) => String(refusals[kind].status))
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, own = []]) => {
      const [only, ...others] = own
      const described = own.map((kind) => `\`${kind}\`: ${refusals[kind].title}.`).join(' ')
      const ref = { $ref: `#/components/responses/${only}` }
      return [
        status,
        others.length === 0 ? ref : { description: described, content: problemContent },
      ]
    }),
  )
}

const problemContent = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
}

const refusalResponses = () =>
  Object.fromEntries(
    Object.entries(refusals).map(([kind, { title, next }]) => [
      kind,
      { description: `${title}. ${next}`, content: problemContent },
    ]),
  )

const pathParameters = ({ path }: Operation) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

function queryParameters({ query }: Operation) {
  if (!query) return []
  const { properties = {}, required = [] } = jsonSchemaOf(query, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function schemasOf(operations: readonly Operation[]) {
  const asked = operations.flatMap(({ body }) => (body ? [[body, 'input'] as const] : []))
  const told = operations.flatMap(({ answers }) =>
    answers.flatMap(({ shape }) => (shape ? [[shape, 'output'] as const] : [])),
  )
  return {
    ...Object.fromEntries(
      [...asked, ...told].map(([{ name, schema }, io]) => [name, jsonSchemaOf(schema, io)]),
    ),
    /** What stands in `events[].event` of a push: it is checked one by one, so that the others still go in. */
    ScanEvent: jsonSchemaOf(scanEvent, 'input'),
    Problem: problemSchema,
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { enum: Object.keys(refusals).map((kind) => `/problems/${kind}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What happened and what to do next.' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'problem'],
        properties: { path: { type: 'string' }, problem: { type: 'string' } },
      },
    },
  },
}

const securitySchemes = {
  key: { type: 'http', scheme: 'bearer', description: 'A key of another system, with scopes.' },
  device: { type: 'http', scheme: 'bearer', description: 'A token that a device got by signing.' },
  carrier: {
    type: 'apiKey',
    in: 'header',
    name: 'x-hmac-signature',
    description: 'HMAC-SHA-256 of the body with the webhook secret: `hmac-sha256-hex=<hex>`.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'milepost',
    description: 'Signing in sets it; over HTTPS its name is `__Host-milepost`.',
  },
}

function securityOf(who: Who) {
  switch (who.kind) {
    case 'anybody':
      return []
    case 'carrier':
      return [{ carrier: [] }]
    case 'device':
      return [{ device: [] }]
    case 'key':
      return [{ key: [who.scope] }]
    case 'console':
      return [{ session: [] }]
  }
}
