/** Devices at the console: what each has made and what we hold of it, joining, and taking one out. */
import { type DeviceRow, newEnrolment } from '@milepost/contract'
import { as, type DeviceId } from '@milepost/domain'
import { Hono } from 'hono'
import { offerEnrolment } from '../devices/enrolment.ts'
import { agedGaps, heldCount, missingOf } from '../devices/gaps.ts'
import { type Ledger, madeOf } from '../devices/ledger.ts'
import { stillLost } from '../devices/lost.ts'
import type { Device, DeviceStore } from '../devices/store.ts'
import type { EventLog } from '../event-log/event-log.ts'
import { accepts } from '../ops/accepts.ts'
import { originOf } from '../ops/origin.ts'
import { refuse } from '../ops/refuse.ts'
import { signedIn, type SessionDeps } from '../people/session.ts'
import type { Changes } from './changes.ts'

export interface ConsoleDevicesDeps extends SessionDeps {
  readonly eventLog: Pick<EventLog, 'receivedOf'>
  readonly devices: DeviceStore
  readonly changes: Pick<Changes, 'tell'>
  /** As last drawn up. */
  readonly ledgers: () => readonly Ledger[]
}

export const consoleDevices = (deps: ConsoleDevicesDeps) =>
  new Hono()
    .get('/v1/console/devices', signedIn(deps), async (c) => {
      const all = await deps.devices.allDevices()
      return c.json({ devices: await Promise.all(all.map((each) => rowOf(deps, each))) })
    })
    .post(
      '/v1/console/enrolments',
      signedIn(deps, 'supervisor'),
      accepts(newEnrolment),
      async (c) => {
        const wish = c.req.valid('json')
        if (!(await deps.sites.siteById(wish.site))) {
          return refuse(c, 'invalid', {
            fields: [{ path: 'site', problem: 'There is no such site' }],
          })
        }
        const origin = originOf(c, deps.publicUrl)
        return c.json(await offerEnrolment(deps, wish, c.var.user.person, origin), 201)
      },
    )
    .post('/v1/console/devices/:device/revoke', signedIn(deps, 'supervisor'), async (c) => {
      const device = as<DeviceId>(c.req.param('device'))
      const known = await deps.devices.revoke(device, c.var.user.person, deps.now())
      if (!known) return refuse(c, 'not-found')
      deps.changes.tell('devices')
      return c.body(null, 204)
    })

async function rowOf(
  { eventLog, now, ledgers }: ConsoleDevicesDeps,
  device: Device,
): Promise<DeviceRow> {
  const { made, gaps, lost, heardAt, app, clockOffset, ...said } = device
  const ranges = await eventLog.receivedOf(device.device)
  const ledger = ledgers().find((each) => each.device === device.device)
  return {
    ...said,
    ...(heardAt === undefined ? {} : { heardAt }),
    ...(app === undefined ? {} : { app }),
    ...(clockOffset === undefined ? {} : { clockOffset }),
    made: madeOf(device, ranges),
    held: heldCount(ranges),
    difference: ledger?.difference ?? 0,
    // Scans may have come in by way of another device since this one was heard.
    gaps: agedGaps(missingOf([...ranges, ...lost], made, device.waiting), gaps, now()).map(
      ({ from, to, since }) => ({ from, to, since }),
    ),
    lost: stillLost(lost, ranges).map(({ epoch: _epoch, ...told }) => told),
  }
}
