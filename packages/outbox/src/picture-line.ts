/** Pictures leave in the file of the scans that name them, a line each; a series of QR codes takes none. */
import { hashOfBytes } from '@milepost/contract'
import { fromBase32, toBase32 } from './base32.ts'

export interface CarriedPicture {
  readonly hash: string
  readonly bytes: ArrayBuffer
}

/** Of pictures in one file: with their letters it is 20 MB, which fits a mail. */
export const mostPictureBytes = 12 * 1024 * 1024

const shape = /^MPP1:([0-9a-f]{64}):([A-Z2-7]+)$/

export const pictureLine = ({ hash, bytes }: CarriedPicture): string =>
  `MPP1:${hash}:${toBase32(new Uint8Array(bytes))}`

/** A picture whose bytes are not what its name says is none. */
export function picturesIn(file: string): {
  readonly pictures: readonly CarriedPicture[]
  readonly damaged: number
} {
  const lines = file.split(/\r?\n/).filter((line) => line.startsWith('MPP1:'))
  const pictures = lines.flatMap((line) => pictureIn(line.trim()) ?? [])
  return { pictures, damaged: lines.length - pictures.length }
}

function pictureIn(line: string): CarriedPicture | undefined {
  const [, hash, letters = ''] = shape.exec(line) ?? []
  const bytes = fromBase32(letters)
  return hash !== undefined && bytes && hashOfBytes(bytes) === hash
    ? { hash, bytes: bytes.buffer }
    : undefined
}
