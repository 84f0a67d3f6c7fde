/** Films printed codes for the browser's fake camera: each scene shows one code, with an empty desk before it. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import jpeg from 'jpeg-js'
import { pictures, type Picture, type Shot } from './barcode-picture.ts'

export interface Scene extends Shot {
  readonly seconds: number
}

export interface Filming {
  /** How long the empty desk shows before each scene. */
  readonly pauseSeconds?: number
  readonly folder?: string
}

/** The path of an .mjpeg file. The same scenes give the same file, filmed once. */
export async function cameraVideo(
  scenes: readonly Scene[],
  filming: Filming = {},
): Promise<string> {
  const {
    pauseSeconds = 0.5,
    folder = join(tmpdir(), `milepost-videos-of-${process.getuid?.() ?? 'own'}`),
  } = filming
  const path = join(folder, `${await filmName(scenes, pauseSeconds)}.mjpeg`)
  if (existsSync(path)) return path

  await mkdir(folder, { recursive: true })
  const unfinished = `${path}.${process.pid}`
  await writeFile(unfinished, clips(scenes, pauseSeconds))
  await rename(unfinished, path)
  return path
}

/** Chromium plays an .mjpeg at this rate, whatever is in it. */
const framesPerSecond = 30

/** Drawing code counts as content: a change of it films anew. */
async function filmName(scenes: readonly Scene[], pauseSeconds: number): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([scenes, pauseSeconds]))
  for (const source of ['barcode-picture.ts', 'camera-video.ts']) {
    hash.update(await readFile(join(import.meta.dirname, source)))
  }
  return hash.digest('hex').slice(0, 20)
}

function* clips(scenes: readonly Scene[], pauseSeconds: number): Generator<Buffer> {
  const desk = takesOf(undefined, pauseSeconds)
  for (const scene of scenes) {
    yield clip(desk, pauseSeconds)
    yield clip(takesOf(scene, scene.seconds), scene.seconds)
  }
}

function clip(takes: readonly Buffer[], seconds: number): Buffer {
  return Buffer.concat(
    Array.from({ length: framesIn(seconds) }, (_, at) => takes[at % takes.length] ?? Buffer.of()),
  )
}

/** Three takes in turn: the picture lives, and few frames are encoded. */
function takesOf(shot: Shot | undefined, seconds: number): readonly Buffer[] {
  return pictures(shot, Math.min(3, framesIn(seconds))).map(jpegOf)
}

function framesIn(seconds: number): number {
  return Math.max(1, Math.round(seconds * framesPerSecond))
}

function jpegOf({ width, height, grey }: Picture): Buffer {
  const data = new Uint8Array(width * height * 4)
  for (let at = 0; at < data.length; at += 1) data[at] = at % 4 === 3 ? 255 : (grey[at >> 2] ?? 0)
  return jpeg.encode({ width, height, data }, 80).data
}
