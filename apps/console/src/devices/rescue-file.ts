/** Reads a rescue file and hands in its scans, then its pictures; what became of each is told. */
import { handedIn, type HandedIn, type PushVerdict, rescuePaths } from '@milepost/contract'
import {
  type Answer,
  type CarriedPicture,
  memoryRelay,
  missingIn,
  type Packer,
  picturesIn,
  relayAll,
  type Rescued,
  seriesIn,
  unpackScans,
} from '@milepost/outbox'
import { ask, shaped } from '../shell/ask.ts'
import type { TakenFile, TakenIn, TakenPictures } from './taken-words.ts'

/** Throws a sentence for whoever chose the file. */
export async function takeInFile(file: Blob): Promise<TakenFile> {
  const text = await file.text()
  const series = seriesIn(text)
  const { pictures, damaged } = picturesIn(text)
  if (series.length + pictures.length + damaged === 0)
    throw unfit('There are no scans in this file', 'Choose a file that a scanner saved.')
  const taken: TakenIn[] = []
  for (const each of series) {
    const missing = missingIn(each)
    if (missing.length > 0) {
      const parts = missing.slice(0, 12).join(', ')
      throw unfit(
        `Part ${parts} of ${each.of} is missing or damaged`,
        'Save the file again on the device.',
      )
    }
    const rescued = await unpackScans(each, inflate)
    if (!rescued) throw unfit('The parts make no whole', 'Save the file again on the device.')
    taken.push({ device: rescued.name, verdicts: await handedInAll(rescued.envelopes) })
  }
  const nothing = { kept: 0, known: 0, refused: damaged }
  return { taken, pictures: await picturesHandedIn(pictures, nothing) }
}

/** One by one, as a device sends them. What the server will not have is counted. */
async function picturesHandedIn(
  pictures: readonly CarriedPicture[],
  before: TakenPictures,
): Promise<TakenPictures> {
  let { kept, known, refused } = before
  for (const { hash, bytes } of pictures) {
    const status = await pictureSent(hash, bytes)
    if (status === 201) kept += 1
    else if (status === 204) known += 1
    else if (status === 400 || status === 413) refused += 1
    else throw unfit('Not all pictures were taken in', 'Take the file in again.')
  }
  return { kept, known, refused }
}

/** Nothing where nothing answers. */
async function pictureSent(hash: string, body: ArrayBuffer): Promise<number | undefined> {
  const headers = { 'content-type': 'image/jpeg' }
  const sending = fetch(`/v1/console/photos/${hash}`, { method: 'PUT', headers, body })
  return (await sending.catch(() => undefined))?.status
}

/** A scan whose number a clone of its device has taken goes under a number of its own, at once. */
async function handedInAll(envelopes: Rescued['envelopes']): Promise<readonly PushVerdict[]> {
  const verdicts = await relayAll({ store: memoryRelay(envelopes), random, handIn })
  if (verdicts.length < envelopes.length)
    throw unfit('Not all of it was taken in', 'Take the file in again: twice changes nothing.')
  return verdicts
}

async function handIn(body: string): Promise<Answer> {
  const asking = {
    method: 'POST',
    body: JSON.parse(body) as unknown,
    read: shaped(handedIn),
  } as const
  const answer = await ask<HandedIn>(rescuePaths.console, asking)
  return { status: 200, text: JSON.stringify(answer) }
}

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

const unfit = (title: string, detail: string): Error =>
  Object.assign(new Error(title), { trouble: { kind: 'unexpected', title, detail } })

/** A hundred thousand scans are less. */
const mostBytes = 64 * 1024 * 1024

const inflate: Pick<Packer, 'unpack'> = {
  unpack: async (bytes) => {
    const reader = new Blob([bytes])
      .stream()
      .pipeThrough(new DecompressionStream('deflate-raw'))
      .getReader()
    const parts: Uint8Array<ArrayBuffer>[] = []
    try {
      for (let length = 0; length <= mostBytes;) {
        const { done, value } = await reader.read()
        if (done) return await new Blob(parts).text()
        parts.push(value)
        length += value.length
      }
    } catch {
      // Not deflate: no file of ours.
    }
    return undefined
  },
}
