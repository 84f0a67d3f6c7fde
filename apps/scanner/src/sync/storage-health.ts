/** How well this device keeps what is stored on it. A browser that does not say is no trouble. */
import type { StorageHealth } from '@milepost/contract'
import type { Machine } from './open-device.ts'

const littleRoom = 50 * 1024 * 1024

export async function storageHealthOf(
  machine: Pick<Machine, 'keeping' | 'roomLeft'>,
): Promise<StorageHealth> {
  const keeping = await machine.keeping().catch(() => 'unknown' as const)
  const room = await machine.roomLeft().catch(() => undefined)
  if (room === undefined || !Number.isFinite(room)) return { keeping, isLow: false }
  // What is in use may be more than what is allowed.
  const freeBytes = Math.min(Math.max(Math.floor(room), 0), Number.MAX_SAFE_INTEGER)
  return { keeping, isLow: freeBytes < littleRoom, freeBytes }
}
