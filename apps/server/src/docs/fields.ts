/** Flattens a JSON schema into lines that a person can read: `lines[].gtin`, text like 12345678. */
import type { JsonSchema } from './openapi.ts'

export interface Field {
  readonly path: string
  readonly is: string
  readonly optional: boolean
}

export function fieldsIn(schema: JsonSchema, at = ''): readonly Field[] {
  if (schema.type === 'array' && isSchema(schema.items)) return fieldsIn(schema.items, `${at}[]`)
  const cases = schema.oneOf ?? schema.anyOf
  if (cases && !schema.properties)
    return cases.flatMap((each) => (isSchema(each) ? fieldsIn(each, at) : []))
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => {
    if (!isSchema(inner)) return []
    const path = at === '' ? name : `${at}.${name}`
    const own = { path, is: kindOf(inner), optional: !(schema.required ?? []).includes(name) }
    return [own, ...fieldsIn(inner, path)]
  })
}

function kindOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return String(schema.const)
  if (schema.enum) return `one of ${schema.enum.join(', ')}`
  const cases = schema.oneOf ?? schema.anyOf
  if (cases)
    return [...new Set(cases.flatMap((each) => (isSchema(each) ? [kindOf(each)] : [])))].join(
      ' or ',
    )
  return [nameOf(schema), ...limitsOf(schema)].join(', ')
}

function nameOf({ type }: JsonSchema): string {
  switch (type) {
    case 'string':
      return 'text'
    case 'integer':
      return 'whole number'
    case 'array':
      return 'list'
    case 'boolean':
      return 'true or false'
    case undefined:
      return 'anything'
    default:
      return String(type)
  }
}

function limitsOf(schema: JsonSchema): readonly string[] {
  const { minLength, maxLength, minimum, maximum, minItems, maxItems, pattern, format } = schema
  return [
    ...shown(minimum, 'from'),
    ...shown(maximum, 'to'),
    ...shown(minLength, 'at least'),
    ...shown(maxLength, 'at most'),
    ...shown(minItems, 'at least'),
    ...shown(maxItems, 'at most'),
    ...(typeof format === 'string' ? [format] : []),
    ...(typeof pattern === 'string' && format === undefined ? [`like ${pattern}`] : []),
  ]
}

function shown(value: unknown, words: string): readonly string[] {
  const isLimit = typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER
  return isLimit ? [`${words} ${value}`] : []
}

const isSchema = (value: unknown): value is JsonSchema =>
  typeof value === 'object' && value !== null
