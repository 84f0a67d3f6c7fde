/** A picture of the camera on its way to whoever decodes it. */
import type { Look } from '@milepost/decode'

/** A picture and how to look at it. Whoever decodes it also closes it. */
export interface Frame {
  readonly image: ImageBitmap | VideoFrame
  readonly look: Look
}

/** As it is shown. */
export const sizeOf = (image: Frame['image']) =>
  'codedWidth' in image
    ? { width: image.displayWidth, height: image.displayHeight }
    : { width: image.width, height: image.height }
