/** A picture is kept before any scan names it, and only while there is room left for scans. */
import type { PhotoHash } from '@milepost/domain'
import { ownPhotos } from './photo-store.ts'
import type { Still } from './still.ts'

/** A day of scans, many times over. */
const roomForScans = 20 * 1024 * 1024

/** Undefined where there is no room. Practice leaves nothing behind. */
export async function keepPhoto(
  { hash, bytes }: Still,
  isPractising: boolean,
): Promise<PhotoHash | undefined> {
  if (isPractising) return hash
  const { quota, usage } = await room()
  if (quota !== undefined && usage !== undefined && quota - usage < roomForScans) return undefined
  try {
    await ownPhotos().keep({ hash, bytes, takenAt: Date.now() })
    return hash
  } catch {
    // Full or broken: a picture less, and whoever took it is told.
    return undefined
  }
}

const room = async (): Promise<StorageEstimate> =>
  'storage' in navigator ? await navigator.storage.estimate() : {}
