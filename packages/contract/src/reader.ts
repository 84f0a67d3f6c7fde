/**
 * Reads a value of the wire without a library, for the scanner, where each kilobyte waits before the first screen. The
 * schemas say what is true; what is built from these parts is held to them value by value in `told-readers.test.ts`.
 */
export type Reader<Value> = (value: unknown) => Value | undefined

interface Optional<Value> {
  readonly ifThere: Reader<Value>
}

/** A field may be left out exactly where its type says so. */
type ReaderOf<Shape> = {
  readonly [Name in keyof Shape]-?: object extends Pick<Shape, Name>
    ? Optional<Exclude<Shape[Name], undefined>>
    : Reader<Shape[Name]>
}

type Fields = Readonly<Record<string, unknown>>

export const ifThere = <Value>(reader: Reader<Value>): Optional<Value> => ({ ifThere: reader })

/** Fields that are not named here are left out of what was read. */
export function fieldsOf<Shape extends object>(readers: ReaderOf<Shape>): Reader<Shape> {
  const each = Object.entries<Reader<unknown> | Optional<unknown>>(readers)
  return (value) => {
    if (!isFields(value)) return undefined
    const read: Record<string, unknown> = {}
    for (const [name, reader] of each) {
      const isOptional = typeof reader === 'object'
      if (isOptional && !Object.hasOwn(value, name)) continue
      const inner = (isOptional ? reader.ifThere : reader)(value[name])
      if (inner === undefined) return undefined
      read[name] = inner
    }
    return read as Shape
  }
}

export function listOfAll<Element>(element: Reader<Element>, most = Infinity): Reader<Element[]> {
  return (value) => {
    if (!Array.isArray(value) || value.length > most) return undefined
    const read = value.map((each: unknown) => element(each))
    return read.includes(undefined) ? undefined : (read as Element[])
  }
}

export function recordOf<Name extends string, Value>(
  name: Reader<Name>,
  inner: Reader<Value>,
): Reader<Record<Name, Value>> {
  return (value) => {
    if (!isFields(value)) return undefined
    const read = Object.entries(value)
      .filter(([key]) => key !== '__proto__')
      .map(([key, each]) => [name(key), inner(each)] as const)
    return read.flat().includes(undefined)
      ? undefined
      : (Object.fromEntries(read) as Record<Name, Value>)
  }
}

export const textLike =
  <Text extends string = string>(form: RegExp): Reader<Text> =>
  (value) =>
    typeof value === 'string' && form.test(value) ? (value as Text) : undefined

export const textOf =
  (least: number, most: number): Reader<string> =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most ? value : undefined

export const wholeOf =
  (least: number, most: number): Reader<number> =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
      ? Number(value)
      : undefined

export const oneOf =
  <Value>(...values: readonly Value[]): Reader<Value> =>
  (value) =>
    values.find((each) => each === value)

export const orNull =
  <Value>(reader: Reader<Value>): Reader<Value | null> =>
  (value) =>
    value === null ? null : reader(value)

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
