import { as } from '@milepost/domain'
import { hashOfBytes, type PushVerdict } from '@milepost/contract'
import { packScans, pictureLine } from '@milepost/outbox'
import { afterEach, expect, test, vi } from 'vitest'
import { takeInFile } from './rescue-file.ts'
import { pictureWords, takenWords } from './taken-words.ts'

const scan = (seq: number) =>
  ({ epoch: 'e', seq, hash: 'a'.repeat(64), event: { id: `s-${seq}`, kind: 'picked' } }) as never

const deflate = {
  pack: async (text: string) =>
    new Uint8Array(
      await new Response(
        new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')),
      ).arrayBuffer(),
    ),
  unpack: async () => undefined,
}

const fileOf = async (count: number) => {
  const scans = Array.from({ length: count }, (_, at) => scan(at + 1))
  return await packScans({ device: as('dock'), name: 'Dock 4' }, scans, deflate)
}

afterEach(() => vi.unstubAllGlobals())

test('B9: a file is handed in whole, 200 scans at a time', async () => {
  const sizes: number[] = []
  vi.stubGlobal('fetch', async (_path: string, { body }: { readonly body: string }) => {
    const { batch, events } = JSON.parse(body) as {
      readonly batch: string
      readonly events: readonly { readonly event: { readonly id: string } }[]
    }
    sizes.push(events.length)
    const verdicts = events.map(({ event: { id } }) => ({ id, fate: 'accepted' }))
    return Response.json({ batch, verdicts })
  })

  const {
    taken: [taken],
  } = await takeInFile(new Blob([(await fileOf(450)).join('\n')]))

  expect(sizes).toEqual([200, 200, 50])
  expect(taken && takenWords(taken)).toBe('450 scans of Dock 4 taken in')
})

test('B9: scans whose numbers a clone of their device has taken come in under others', async () => {
  vi.stubGlobal('fetch', async (_path: string, { body }: { readonly body: string }) => {
    const { batch, events } = JSON.parse(body) as {
      readonly batch: string
      readonly events: readonly {
        readonly epoch: string
        readonly event: { readonly id: string }
      }[]
    }
    const fateOf = (epoch: string) => (epoch === 'e' ? 'fork' : 'accepted')
    const verdicts = events.map(({ epoch, event: { id } }) => ({ id, fate: fateOf(epoch) }))
    return Response.json({ batch, verdicts })
  })

  const {
    taken: [taken],
  } = await takeInFile(new Blob([(await fileOf(3)).join('\n')]))

  expect(taken && takenWords(taken)).toBe('3 scans of Dock 4 taken in')
})

test('B9: a file that lacks a part, or is something else, says so', async () => {
  const lines = await fileOf(450)

  await expect(takeInFile(new Blob([lines.slice(1).join('\n')]))).rejects.toThrow(
    `Part 1 of ${lines.length} is missing or damaged`,
  )
  await expect(takeInFile(new Blob(['Dear all']))).rejects.toThrow('no scans in this file')
})

test('PH9: pictures of a file are handed in one by one, and what became of them is said', async () => {
  const pictures = [1, 2, 3].map((sign) => {
    const bytes = new Uint8Array([sign])
    return { hash: hashOfBytes(bytes), bytes: bytes.buffer }
  })
  const [one, two, three] = pictures.map(({ hash }) => hash)
  const statuses = new Map([
    [one, 201],
    [two, 204],
    [three, 400],
  ])
  const sent: string[] = []
  vi.stubGlobal('fetch', async (path: string, { body }: { readonly body: ArrayBuffer }) => {
    sent.push(`${path.split('/').at(-1)} ${hashOfBytes(new Uint8Array(body))}`)
    return new Response(null, { status: statuses.get(path.split('/').at(-1)) ?? 500 })
  })
  const lines = pictures.map(pictureLine)
  const bent = lines[0]?.replace('MPP1:', 'MPP1:0') ?? ''

  const { taken, pictures: told } = await takeInFile(new Blob([[...lines, bent].join('\n')]))

  expect(taken).toEqual([])
  expect(sent).toEqual(pictures.map(({ hash }) => `${hash} ${hash}`))
  expect(pictureWords(told)).toBe(
    '1 picture taken in, 1 was here already, 2 damaged: save the file again on the device',
  )
  expect(pictureWords({ kept: 0, known: 0, refused: 0 })).toBeUndefined()
})

test('PH9: where the server does not answer, the file is to be taken in again', async () => {
  const bytes = new Uint8Array([1])
  const line = pictureLine({ hash: hashOfBytes(bytes), bytes: bytes.buffer })
  vi.stubGlobal('fetch', async () => await Promise.reject(new TypeError('Failed to fetch')))

  await expect(takeInFile(new Blob([line]))).rejects.toThrow('Not all pictures were taken in')
})

test('what became of each scan is said', () => {
  const verdicts = (
    ['accepted', 'duplicate', 'duplicate', 'rejected', 'conflict', 'retry'] as const
  ).map((fate, at): PushVerdict => ({ id: as(`s-${at}`), fate }))

  expect(takenWords({ device: 'Dock 4', verdicts })).toBe(
    '1 scan of Dock 4 taken in, 2 were here already, 2 set aside below, 1 could not be stored: take the file in again',
  )
})
