/** Makes a small plain JPEG of whatever can be drawn. Drawing it anew leaves behind where and when it was taken. */
import { hashOfBytes, maxPhotoBytes } from '@milepost/contract'
import type { PhotoHash } from '@milepost/domain'

export interface Still {
  readonly hash: PhotoHash
  readonly bytes: ArrayBuffer
}

interface Size {
  readonly width: number
  readonly height: number
}

const longestSide = 1280
/** Until it fits: first less quality, then fewer pixels. */
const tries: readonly { readonly side: number; readonly quality: number }[] = [
  { side: longestSide, quality: 0.8 },
  { side: longestSide, quality: 0.6 },
  { side: 960, quality: 0.6 },
  { side: 640, quality: 0.5 },
]

/** What the camera shows now. Undefined before its first frame. */
export const stillOfVideo = async (video: HTMLVideoElement): Promise<Still | undefined> =>
  await stillOf(video, { width: video.videoWidth, height: video.videoHeight })

/** Undefined where the file is no picture. */
export async function stillOfFile(file: Blob): Promise<Still | undefined> {
  try {
    const picture = await createImageBitmap(file)
    return await stillOf(picture, picture)
  } catch {
    // Whatever it is, it cannot be drawn: that is all that a person can be told.
    return undefined
  }
}

export async function stillOf(picture: CanvasImageSource, size: Size): Promise<Still | undefined> {
  if (size.width === 0 || size.height === 0) return undefined
  for (const { side, quality } of tries) {
    const blob = await drawn(picture, size, side, quality)
    if (!blob || blob.size > maxPhotoBytes) continue
    const bytes = await blob.arrayBuffer()
    return { hash: hashOfBytes(new Uint8Array(bytes)), bytes }
  }
  return undefined
}

async function drawn(
  picture: CanvasImageSource,
  { width, height }: Size,
  side: number,
  quality: number,
): Promise<Blob | undefined> {
  const scale = Math.min(1, side / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d')
  if (!context) return undefined
  // What is see-through would be black.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return await new Promise((resolve) => {
    canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/jpeg', quality)
  })
}
