/**
 * Photographs of real codes, which are not ours to pass on: they are looked for beside the project's folder. Read as at a site
 * that allows interleaved 2 of 5 of any length; six of them have 6 or 10 digits.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { acceptedIn, knowsAnyItf, showsFineMatrix } from '@milepost/decode'
import { pictureFrom, readerFrom } from '@milepost/decode/file'
import { beforeAll, expect, test } from 'vitest'
import { workspace } from './tool.ts'

interface Photograph {
  readonly file: string
  /** Nothing where there is nothing to be read. */
  readonly format: string | null
  readonly accept?: readonly string[]
}

interface Verdict extends Photograph {
  readonly right: boolean
  readonly wrong: readonly string[]
  readonly showsDots: boolean
}

const folder = join(workspace, '../shared/barcodes')
const aim = 66
const least = 62

let verdicts: readonly Verdict[] | undefined
beforeAll(async () => {
  if (existsSync(join(folder, 'manifest.json'))) verdicts = await verdictsOn(folder)
  else console.log('No photographs at ../shared/barcodes: real codes are left out of this run.')
}, 300_000)

test('A1: photographs of real codes are read, and never wrongly', ({ skip }) => {
  if (!verdicts) return skip('there are no photographs beside the project')
  const codes = verdicts.filter(({ format }) => format !== null)

  const read = codes.filter(({ right }) => right)

  const unread = codes.filter(({ right }) => !right).map(({ file }) => file)
  console.log(`${read.length} of ${codes.length} read (aim ${aim}); unread: ${unread.join(', ')}`)
  expect(codes.filter(({ wrong }) => wrong.length > 0)).toEqual([])
  expect(read.length).toBeGreaterThanOrEqual(Math.ceil((codes.length * least) / 75))
})

test('A1: a photograph without a code, or with a part of one, gives none', ({ skip }) => {
  if (!verdicts) return skip('there are no photographs beside the project')
  const empty = verdicts.filter(({ format }) => format === null)

  expect(empty.length).toBeGreaterThan(0)
  expect(empty.filter(({ wrong }) => wrong.length > 0)).toEqual([])
})

test('A1: a photograph without a code shows no dots that would ask to come closer', ({ skip }) => {
  if (!verdicts) return skip('there are no photographs beside the project')
  const empty = verdicts.filter(({ format }) => format === null)

  expect(empty.filter(({ showsDots }) => showsDots)).toEqual([])
})

async function verdictsOn(place: string): Promise<readonly Verdict[]> {
  const wasm = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const reader = await readerFrom(new Uint8Array(readFileSync(wasm)))
  const { images } = JSON.parse(readFileSync(join(place, 'manifest.json'), 'utf8')) as {
    readonly images: readonly Photograph[]
  }
  return images.map((photograph) => {
    const picture = pictureFrom(readFileSync(join(place, photograph.file)))
    const { readings } = acceptedIn(picture, reader, { isKnown: knowsAnyItf })
    const expected = new Set((photograph.accept ?? []).map(comparable))
    const texts = readings.map(({ text }) => comparable(text))
    const right = texts.some((text) => expected.has(text))
    const wrong = texts.filter((text) => !expected.has(text))
    return { ...photograph, right, wrong, showsDots: showsFineMatrix(picture) }
  })
}

/** Separators and blank ends are told apart elsewhere; the collection writes them in several ways. */
const comparable = (text: string): string => text.replaceAll('\x1d', '').replaceAll('\r', '').trim()
