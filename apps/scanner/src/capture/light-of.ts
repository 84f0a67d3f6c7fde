/** The brightness of a camera's picture as the camera tells it: no colours to make, draw and weigh again. */
import type { Picture } from '@milepost/decode'

/** Undefined where the frame tells it in another way, or is shown turned or stretched: then it is drawn. */
export async function lightOf(frame: VideoFrame & Turned): Promise<Picture | undefined> {
  const { format, visibleRect, displayWidth: width, displayHeight: height } = frame
  const { rotation = 0, flip = false } = frame
  const isTurned = rotation !== 0 || flip
  const isAsShown = !isTurned && visibleRect?.width === width && visibleRect.height === height
  if (!isAsShown || !tellsLightFirst(format)) return undefined
  const bytes = new Uint8Array(frame.allocationSize())
  const [plane] = await frame.copyTo(bytes)
  if (!plane) return undefined
  const grey = new Uint8Array(width * height)
  const lighter = frame.colorSpace.fullRange === true ? undefined : fromVideoRange
  for (let row = 0; row < height; row += 1) {
    const from = plane.offset + row * plane.stride
    const line = bytes.subarray(from, from + width)
    grey.set(lighter ? line.map((light) => lighter[light] ?? 0) : line, row * width)
  }
  return { width, height, grey }
}

/** Where a browser tells it: half a turn leaves the size as it is. */
interface Turned {
  readonly rotation?: number
  readonly flip?: boolean
}

const tellsLightFirst = (format: string | null): boolean => format === 'I420' || format === 'NV12'

/** Video keeps black at 16 and white at 235. */
const fromVideoRange = Uint8Array.from({ length: 256 }, (_, light) =>
  Math.min(255, Math.max(0, Math.round(((light - 16) * 255) / 219))),
)
