/** Lets through who carries a device's token. A revoked device is still known: its backlog is wanted (L2, B8). */
import { createMiddleware } from 'hono/factory'
import type { Clock } from '../ops/ports.ts'
import { refuse } from '../ops/refuse.ts'
import { bearerIn, digestOf } from '../ops/secret.ts'
import type { Device, DeviceStore } from './store.ts'

export interface WithDevice {
  readonly Variables: { readonly device: Device }
}

export interface KnownDeviceDeps {
  readonly devices: Pick<DeviceStore, 'deviceByToken'>
  readonly now: Clock
}

export const knownDevice = ({ devices, now }: KnownDeviceDeps) =>
  createMiddleware<WithDevice>(async (c, next) => {
    const token = bearerIn(c.req.header('authorization'))
    const device = token && (await devices.deviceByToken(digestOf(token), now()))
    if (!device) return refuse(c, 'token-over')
    c.set('device', device)
    return await next()
  })
