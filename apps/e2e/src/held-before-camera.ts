/** What is held before the browser's camera: the film may change, and each opening of the camera shows the latest. */
import { mkdtemp, rename, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cameraVideo, type Scene } from './camera-video.ts'

export interface HeldBeforeCamera {
  /** For `BrowserWish.video`. */
  readonly video: string
  readonly hold: (...scenes: readonly Scene[]) => Promise<void>
  /** A picture of 1280 × 720, as JPEG: what another screen shows. */
  readonly holdPicture: (jpeg: Buffer) => Promise<void>
}

export async function heldBeforeCamera(): Promise<HeldBeforeCamera> {
  const folder = await mkdtemp(join(tmpdir(), 'milepost-camera-'))
  const video = join(folder, 'film.mjpeg')
  const hold = async (...scenes: readonly Scene[]) => {
    const next = `${video}.next`
    await symlink(await cameraVideo(scenes), next)
    await rename(next, video)
  }
  const holdPicture = async (jpeg: Buffer) => {
    await writeFile(`${video}.next`, Buffer.concat(Array<Buffer>(framesOfStill).fill(jpeg)))
    await rename(`${video}.next`, video)
  }
  await hold({ code: { symbology: 'qr', text: 'nothing yet' }, seconds: 0.1 })
  return { video, hold, holdPicture }
}

const framesOfStill = 15
