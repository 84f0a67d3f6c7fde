/** The pictures of this device on their way to its server. */
import { factOf } from '../sync/facts.ts'
import type { Machine } from '../sync/open-device.ts'
import { lineOf } from '../sync/line.ts'
import { ownPhotos } from './photo-store.ts'
import { sendPhotos } from './send-photos.ts'

export async function sendOwnPhotos(machine: Machine): Promise<void> {
  const server =
    (await factOf(machine.database, 'pull'))?.serverEpoch ?? (await whileRevoked(machine))
  if (server === undefined) return
  const { putPhoto } = lineOf(machine)
  const now = machine.clock.now()
  await sendPhotos({ store: ownPhotos(), put: putPhoto, server, now })
}

/** It pulls no work that would name the server's life, and hands in what it has all the same (B8). */
const whileRevoked = async ({ database }: Machine) =>
  (await factOf(database, 'revoked')) === undefined ? undefined : 'while-revoked'
