/** Says of each picture what the scanner would accept of it, so that support can answer why a label does not scan. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { read, type Reading } from '@milepost/barcode'
import { acceptedIn, knowsAnyItf, type Accepted, type Reader } from '@milepost/decode'
import { pictureFrom, readerFrom } from '@milepost/decode/file'

export interface DecodeDeps {
  /** Milliseconds of a clock that only grows. */
  readonly now: () => number
  readonly say: (line: string) => void
  readonly note: (line: string) => void
}

/**
 * One JSON line a file; 1 when one of them was no picture. Which ITF codes counted stands in each line: a site says whether
 * all may, and a picture does not say from which site it is.
 */
export async function decodeFiles(
  files: readonly string[],
  anyItf: boolean,
  deps: DecodeDeps,
): Promise<number> {
  const reader = await engine()
  let allRead = true
  for (const file of files) {
    const startedAt = deps.now()
    const accepted = await lookedAt(file, reader, anyItf)
    const ms = Math.round(deps.now() - startedAt)
    if ('error' in accepted) {
      allRead = false
      deps.note(`${file}: ${accepted.error}`)
      deps.say(JSON.stringify({ file, results: [], error: accepted.error }))
    } else deps.say(JSON.stringify({ file, ...told(accepted), itf: anyItf ? 'any' : '14', ms }))
  }
  return allRead ? 0 : 1
}

async function engine(): Promise<Reader> {
  const place = fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  return readerFrom(new Uint8Array(await readFile(place)))
}

async function lookedAt(
  file: string,
  reader: Reader,
  anyItf: boolean,
): Promise<Accepted | { readonly error: string }> {
  try {
    const wish = anyItf ? { isKnown: knowsAnyItf } : {}
    return acceptedIn(pictureFrom(await readFile(file)), reader, wish)
  } catch (reason) {
    // A file that is missing, broken or of another kind is the caller's to mend, and the next one may be well.
    return { error: `cannot be read: ${reason instanceof Error ? reason.message : String(reason)}` }
  }
}

function told({ readings, asked, frames }: Accepted) {
  return {
    results: readings.map(result),
    ...(asked.length > 0 && { asked: asked.map((rivals) => rivals.map(result)) }),
    frames,
  }
}

function result(reading: Reading) {
  const answer = read(reading)
  return {
    format: reading.symbology,
    text: reading.text,
    meaning: answer.ok ? answer.meaning : { kind: 'refused', refusal: answer.refusal },
  }
}
