import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jpeg from 'jpeg-js'
import { expect, onTestFinished, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import type { PrintedCode, Symbology } from './barcode-picture.ts'
import { cameraVideo, type Scene } from './camera-video.ts'

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(await readFile(wasm)).buffer } })

const oneFrame = 1 / 30
const gs1 = '010952123454321310ABC123\u001d21SN1'
const codes: readonly (PrintedCode & { readonly identifier: string; readonly read?: string })[] = [
  { symbology: 'code-128', text: '1Z12345E0205271688', identifier: ']C0' },
  { symbology: 'code-39', text: 'SHELF-12-A', identifier: ']A0' },
  { symbology: 'itf', text: '19521234543210', identifier: ']I1' },
  { symbology: 'ean-13', text: '9521234543213', identifier: ']E0' },
  { symbology: 'ean-8', text: '95212340', identifier: ']E4' },
  { symbology: 'upc-a', text: '012345678905', read: '0012345678905', identifier: ']E0' },
  { symbology: 'qr', text: 'https://example.com/o/7f3c', identifier: ']Q1' },
  { symbology: 'data-matrix', text: 'TOTE-0042', identifier: ']d1' },
  { symbology: 'pdf-417', text: 'CARRIER LABEL 420 94105', identifier: ']L2' },
  { symbology: 'aztec', text: 'TICKET 17', identifier: ']z0' },
  { symbology: 'gs1-128', text: gs1, identifier: ']C1' },
  { symbology: 'gs1-128', text: '00095212300000000178', identifier: ']C1' },
  { symbology: 'gs1-qr', text: gs1, identifier: ']Q3' },
  { symbology: 'gs1-data-matrix', text: gs1, identifier: ']d2' },
]

for (const { identifier, read, ...code } of codes) {
  test(`a filmed ${code.symbology} reads back as ${identifier} ${code.text.replace('\u001d', '<GS>')}`, async () => {
    const film = await filmed([{ code, seconds: oneFrame }])

    expect(await readIn(film)).toEqual([null, [identifier, read ?? code.text]])
  })
}

test.for<Omit<Scene, 'code' | 'seconds'>>([
  { turn: 180 },
  { turn: 90 },
  { turn: -7 },
  { turn: 5, blur: 1 },
  { scale: 2 },
])('a parcel label still reads when seen with %o', async (view) => {
  const film = await filmed([{ code: sscc, seconds: oneFrame, ...view }])

  expect(await readIn(film)).toEqual([null, [']C1', sscc.text]])
})

test('scenes follow each other with an empty desk before each', async () => {
  const tote = { symbology: 'data-matrix', text: 'TOTE-1' } as const

  const film = await filmed([
    { code: sscc, seconds: 0.1 },
    { code: tote, seconds: 2 * oneFrame },
  ])

  expect(await readIn(film)).toEqual([null, [']C1', sscc.text], null, [']d1', tote.text]])
  expect(framesOf(film)).toHaveLength(1 + 3 + 1 + 2)
})

test('the same scenes are filmed once', async () => {
  const folder = await newFolder()
  const first = await cameraVideo([{ code: sscc, seconds: oneFrame }], { folder })
  const { mtimeMs } = await stat(first)

  const again = await cameraVideo([{ code: sscc, seconds: oneFrame }], { folder })
  const longer = await cameraVideo([{ code: sscc, seconds: 2 * oneFrame }], { folder })

  expect(again).toBe(first)
  expect((await stat(again)).mtimeMs).toBe(mtimeMs)
  expect(longer).not.toBe(first)
})

test('a code too large for the frame is refused, with the scale that fits', async () => {
  const film = filmed([{ code: sscc, seconds: oneFrame, scale: 20 }])

  await expect(film).rejects.toThrow(/fits the frame at 7\.\d+ pixels a module, not 20/)
})

const sscc = { symbology: 'gs1-128' satisfies Symbology, text: '00095212300000000178' } as const

async function filmed(scenes: readonly Scene[]): Promise<Buffer> {
  return readFile(await cameraVideo(scenes, { folder: await newFolder(), pauseSeconds: oneFrame }))
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'film-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** What each run of equal readings said: null for an empty desk. */
async function readIn(film: Buffer): Promise<readonly unknown[]> {
  const readings: unknown[] = []
  for (const frame of framesOf(film)) {
    const reading = await readingOf(frame)
    if (JSON.stringify(reading) !== JSON.stringify(readings.at(-1))) readings.push(reading)
  }
  return readings
}

async function readingOf(frame: Buffer): Promise<readonly [string, string] | null> {
  const { width, height, data } = jpeg.decode(frame, { useTArray: true })
  const image = { width, height, data: new Uint8ClampedArray(data), colorSpace: 'srgb' } as const
  const found = await readBarcodes(image, { textMode: 'Plain', tryInvert: false })
  if (found.length > 1) throw new Error(`Saw ${found.length} codes in one frame`)
  return found[0] ? [found[0].symbologyIdentifier, found[0].text] : null
}

/** Frames stand end to end; start of image never occurs inside one. */
function framesOf(film: Buffer): readonly Buffer[] {
  const startOfImage = Buffer.of(0xff, 0xd8, 0xff)
  const frames: Buffer[] = []
  for (let at = 0; at < film.length;) {
    const next = film.indexOf(startOfImage, at + 1)
    frames.push(film.subarray(at, next < 0 ? film.length : next))
    at = next < 0 ? film.length : next
  }
  return frames
}
