/** What support asks of pictures: the same engine and the same doubts as the scanner's camera. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import bwip from 'bwip-js/node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommand } from './run-command.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-pictures-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('SU1: a picture of a pallet label gives its shipping unit, in a line of JSON', async () => {
  const label = await picture('label.png', 'gs1-128', '(00)340434161094015902')

  const { code, said } = await decode(label)

  expect(code).toBe(0)
  expect(said).toEqual([
    {
      file: label,
      results: [
        {
          format: 'code-128',
          text: '00340434161094015902',
          meaning: { kind: 'sscc', sscc: '340434161094015902' },
        },
      ],
      frames: expect.any(Number) as number,
      itf: 'any',
      ms: expect.any(Number) as number,
    },
  ])
})

test('a file that is no picture says so, the others are read, and the command ends with 1', async () => {
  const broken = join(folder, 'broken.png')
  writeFileSync(broken, Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]))
  const text = join(folder, 'letter.txt')
  writeFileSync(text, 'Dear support')
  const missing = join(folder, 'missing.jpg')
  const good = await picture('good.png', 'qrcode', 'MPO-1042-K')

  const { code, said, noted } = await decode(broken, text, missing, good)

  expect(code).toBe(1)
  expect(said.map(({ results }) => results.length)).toEqual([0, 0, 0, 1])
  expect(noted).toHaveLength(3)
  expect(noted[1]).toBe(`${text}: cannot be read: neither JPEG nor PNG`)
  expect(said[2]?.error).toContain('missing.jpg')
})

test('an empty file, a folder and a picture larger than the memory each say why, in a line', async () => {
  const empty = join(folder, 'empty.jpg')
  writeFileSync(empty, '')
  const huge = join(folder, 'huge.png')
  writeFileSync(huge, hugePng)
  const good = await picture('good.png', 'qrcode', 'MPO-1042-K')

  const { code, said } = await decode(empty, folder, huge, good)

  expect(code).toBe(1)
  expect(said.map(({ error }) => error?.replace(/^cannot be read: /, ''))).toEqual([
    'the file is empty',
    expect.stringContaining('EISDIR') as string,
    'larger than 100 megapixels',
    undefined,
  ])
})

test('an ITF code of ten digits counts where a site allows it, and not with --itf-14', async () => {
  const label = await picture('shelf.png', 'interleaved2of5', '0053611912')

  const allowed = await decode(label)
  const strict = await decode('--itf-14', label)

  expect(allowed.said).toMatchObject([{ results: [{ text: '0053611912' }], itf: 'any' }])
  expect(strict.said).toMatchObject([{ results: [], itf: '14' }])
})

test('without a file it says what it takes', async () => {
  const { code, noted } = await decode()

  expect(code).toBe(2)
  expect(noted[0]).toBe('`decode` takes files.')
})

/** The beginning of a file that says it has 65,000 by 65,000 pixels. */
const hugePng = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
  Buffer.from('IHDR'),
  Buffer.from([0, 0, 0xfd, 0xe8, 0, 0, 0xfd, 0xe8, 8, 0, 0, 0, 0]),
])

interface Line {
  readonly results: readonly object[]
  readonly error?: string
}

async function decode(...files: readonly string[]) {
  const said: Line[] = []
  const noted: string[] = []
  const code = await runCommand(['decode', ...files], {
    env: {},
    now: () => performance.now(),
    say: (line) => said.push(JSON.parse(line) as Line),
    note: (line) => noted.push(line),
  })
  return { code, said, noted }
}

async function picture(name: string, bcid: string, text: string): Promise<string> {
  const file = join(folder, name)
  const look = { scale: 3, padding: 10, backgroundcolor: 'FFFFFF' }
  // oxlint-disable-next-line import/no-named-as-default-member -- the package's own way to be called
  writeFileSync(file, await bwip.toBuffer({ bcid, text, ...look }))
  return file
}
