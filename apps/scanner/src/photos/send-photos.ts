/** Sends pictures one by one, after the scans that name them. Whatever goes wrong, the next round tries again. */
import type { Instant, PhotoHash } from '@milepost/domain'
import type { Answer } from '@milepost/outbox'
import type { PhotoStore } from './photo-store.ts'

export interface Sending {
  readonly store: PhotoStore
  readonly put: (hash: PhotoHash, bytes: ArrayBuffer) => Promise<Answer | undefined>
  /** The server's life. */
  readonly server: string
  readonly now: Instant
}

/** By then the server has backed it up, or its operator knows why not. */
const keptForMs = 7 * 24 * 3_600_000

let underWay: Promise<void> | undefined

/** One round at a time: sending twice is harmless, and wastes the network. */
export async function sendPhotos(sending: Sending): Promise<void> {
  underWay ??= round(sending).finally(() => {
    underWay = undefined
  })
  await underWay
}

async function round({ store, put, server, now }: Sending): Promise<void> {
  for (const hash of await store.toSend(server)) {
    const photo = await store.byHash(hash)
    const answer = photo && (await put(hash, photo.bytes))
    if (!answer || isForLater(answer)) return
    await store.mark(hash, isHeld(answer) ? { heldBy: server } : { refused: answer.status })
  }
  await store.forget(now - keptForMs, server)
}

const isHeld = ({ status }: Answer): boolean => status === 201 || status === 204

/** Only what is wrong with the picture itself is final; a portal's page and a busy server are not. */
const isForLater = (answer: Answer): boolean =>
  !isHeld(answer) && answer.status !== 400 && answer.status !== 413
