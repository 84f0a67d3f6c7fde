/** Devices send the pictures that their scans name, whenever there is room after the scans; the console shows them, and hands in those of a rescue file. */
import { maxPhotoBytes, sha256Hex } from '@milepost/contract'
import { createHash } from 'node:crypto'
import { as, type DeviceId } from '@milepost/domain'
import { type Context, Hono } from 'hono'
import { knownDevice } from '../devices/known-device.ts'
import type { DeviceStore } from '../devices/store.ts'
import type { Clock } from '../ops/ports.ts'
import { bytesOf } from '../ops/read-body.ts'
import { refuse } from '../ops/refuse.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import { whyNotOurJpeg } from './jpeg.ts'
import type { PhotoStore } from './store.ts'

export interface PhotosDeps extends Pick<SessionDeps, 'people' | 'publicUrl'> {
  readonly photos: PhotoStore
  readonly devices: Pick<DeviceStore, 'deviceByToken'>
  readonly now: Clock
}

export const photos = (deps: PhotosDeps) =>
  new Hono()
    // A revoked device's scans still come in, and so do the pictures that they name (B8).
    .put('/v1/photos/:hash', knownDevice(deps), async (c) => keptFrom(c.var.device.device, c, deps))
    // From the file of a device that cannot send (B9).
    .put('/v1/console/photos/:hash', signedIn(deps, 'supervisor'), async (c) =>
      keptFrom(atConsole, c, deps),
    )
    .get('/v1/console/photos/:hash', signedIn(deps), async (c) => {
      const bytes = await deps.photos.bytesOf(c.req.param('hash'))
      if (!bytes) return refuse(c, 'not-found')
      if (bytes.length === 0) return refuse(c, 'picture-removed')
      c.header('content-type', 'image/jpeg')
      // Its bytes are its name; who may see it is asked once a day.
      c.header('cache-control', 'private, max-age=86400, immutable')
      return c.body(new Uint8Array(bytes))
    })

/** Who brought it, where no device did. */
const atConsole = as<DeviceId>('console')

async function keptFrom(device: DeviceId, c: Context, { photos: store, now }: PhotosDeps) {
  const hash = c.req.param('hash') ?? ''
  const body = await bytesOf(c.req.raw, maxPhotoBytes)
  if (!body.ok) return refuse(c, body.refusal.kind, { detail: body.refusal.detail })
  const why = whyNotOurJpeg(body.value) ?? whyNotHash(hash, body.value)
  if (why) return refuse(c, 'invalid', { fields: [{ path: 'body', problem: problems[why] }] })
  const isNew = await store.keep({ hash, bytes: body.value, device, receivedAt: now() })
  return c.body(null, isNew ? 201 : 204)
}

const problems = {
  'not-a-jpeg': 'The body is no whole JPEG',
  'carries-metadata': 'The picture must carry nothing but the picture',
  'too-many-pixels': 'The picture has more than 4096 pixels on a side',
  'hash': 'The address is not the SHA-256 of the body',
} as const

function whyNotHash(hash: string, bytes: Uint8Array): 'hash' | undefined {
  const isIts =
    sha256Hex.safeParse(hash).success && createHash('sha256').update(bytes).digest('hex') === hash
  return isIts ? undefined : 'hash'
}
