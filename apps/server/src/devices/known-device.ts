/** Lets through who carries a device's key. A revoked device is still known: its backlog is wanted (L2, B8). */
import { createMiddleware } from 'hono/factory'
import { refuse } from '../ops/refuse.ts'
import { bearerIn, digestOf } from '../ops/secret.ts'
import type { Device, DeviceStore } from './store.ts'

export interface WithDevice {
  readonly Variables: { readonly device: Device }
}

export const knownDevice = (devices: Pick<DeviceStore, 'deviceByKey'>) =>
  createMiddleware<WithDevice>(async (c, next) => {
    const key = bearerIn(c.req.header('authorization'))
    const device = key === undefined ? undefined : await devices.deviceByKey(digestOf(key))
    if (!device) return refuse(c, 'unknown-key')
    c.set('device', device)
    return await next()
  })
