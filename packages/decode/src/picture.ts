/** A picture in grey, and the ways to take another picture out of it. All are pure, so that every device sees the same. */
/* oxlint-disable typescript/no-non-null-assertion -- every place is computed to lie inside, and asking costs at each pixel */
export interface Picture {
  readonly width: number
  readonly height: number
  /** One byte of brightness a pixel, row by row. */
  readonly grey: Uint8Array
}

export interface Size {
  readonly width: number
  readonly height: number
}

/** Four bytes a pixel become one. What is see-through shows the paper behind it. */
export function greyOf({ width, height, data }: Size & { data: ArrayLike<number> }): Picture {
  const grey = new Uint8Array(width * height)
  for (let at = 0, from = 0; at < grey.length; at += 1, from += 4) {
    const light =
      (306 * (data[from] ?? 0) + 601 * (data[from + 1] ?? 0) + 117 * (data[from + 2] ?? 0)) >> 10
    const alpha = data[from + 3] ?? 255
    grey[at] = alpha === 255 ? light : 255 + ((light - 255) * alpha) / 255
  }
  return { width, height, grey }
}

export interface Cut extends Size {
  readonly radians: number
  /** Pixels of the cut a pixel of the picture. */
  readonly scale: number
}

/** Cut out of the middle, turned and scaled in one pass between the four nearest pixels; beyond its edge a picture goes on as it ends. */
export function cutOut(picture: Picture, { width, height, radians, scale }: Cut): Picture {
  if (radians === 0 && scale === 1) return cropped(picture, { width, height })
  if (scale <= 0.5) return cutOut(halved(picture), { width, height, radians, scale: scale * 2 })
  const { grey: from, width: across, height: down } = picture
  const grey = new Uint8Array(width * height)
  const [right, below] = [Math.cos(radians) / scale, Math.sin(radians) / scale]
  const [lastX, lastY] = [across - 1.001, down - 1.001]
  for (let y = 0, at = 0; y < height; y += 1) {
    const v = y + 0.5 - height / 2
    let fromX = across / 2 - 0.5 + (0.5 - width / 2) * right + v * below
    let fromY = down / 2 - 0.5 - (0.5 - width / 2) * below + v * right
    for (let x = 0; x < width; x += 1, at += 1) {
      const nearX = fromX < 0 ? 0 : fromX > lastX ? lastX : fromX
      const nearY = fromY < 0 ? 0 : fromY > lastY ? lastY : fromY
      const column = nearX | 0
      const row = nearY | 0
      const partX = nearX - column
      const partY = nearY - row
      const place = row * across + column
      const top = from[place]! + (from[place + 1]! - from[place]!) * partX
      const next = place + across
      const bottom = from[next]! + (from[next + 1]! - from[next]!) * partX
      grey[at] = top + (bottom - top) * partY + 0.5
      fromX += right
      fromY -= below
    }
  }
  return { width, height, grey }
}

function cropped(picture: Picture, { width, height }: Size): Picture {
  if (width === picture.width && height === picture.height) return picture
  const left = (picture.width - width) >> 1
  const top = (picture.height - height) >> 1
  const grey = new Uint8Array(width * height)
  for (let row = 0; row < height; row += 1) {
    const from = (top + row) * picture.width + left
    grey.set(picture.grey.subarray(from, from + width), row * width)
  }
  return { width, height, grey }
}

/** The mean of each four pixels: a fine code seen too large keeps its bars. */
function halved({ width: across, height: down, grey: from }: Picture): Picture {
  const [width, height] = [across >> 1, down >> 1]
  const grey = new Uint8Array(width * height)
  for (let row = 0, at = 0; row < height; row += 1) {
    for (let place = row * 2 * across, end = place + width * 2; place < end; place += 2, at += 1) {
      const below = place + across
      grey[at] = (from[place]! + from[place + 1]! + from[below]! + from[below + 1]! + 2) >> 2
    }
  }
  return { width, height, grey }
}
