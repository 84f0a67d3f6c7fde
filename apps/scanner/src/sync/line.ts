/** The way to our server, with whatever it wants to see. */
import { type AccessPorts, withAccess } from '@milepost/outbox'
import { signedWith } from '../people/device-key.ts'
import { factOf } from './facts.ts'
import { keepKey, keyOf } from './kept-key.ts'
import type { Machine } from './open-device.ts'
import { type Line, transportTo, wayTo } from './transport.ts'

const lines = new WeakMap<Machine, Line>()

/** One for all who send, so that they wait for the same token. */
export function lineOf(machine: Machine): Line {
  const line = lines.get(machine) ?? lineBy(machine)
  lines.set(machine, line)
  return line
}

function lineBy(machine: Machine): Line {
  const { database, subtle, clock } = machine
  const ask = wayTo(machine)
  const ports: AccessPorts = {
    device: async () => (await factOf(database, 'device'))?.device,
    sign: async (text) => {
      const key = await keyOf(database, 'key')
      return key && (await signedWith(subtle, key, text))
    },
    read: async () => await keyOf(database, 'access'),
    keep: async (access) => {
      // On a full disk the line goes on with what it holds: what is sent makes room.
      await keepKey(database, 'access', access).catch(() => undefined)
    },
    askForToken: async (body) => {
      const headers = { 'content-type': 'application/json' }
      return await ask('/v1/devices/token', { method: 'POST', headers, body })
    },
    clock,
  }
  return transportTo(ask, withAccess(ports))
}
