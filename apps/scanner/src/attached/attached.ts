/**
 * The scanners that are connected otherwise than by typing: the ones a person once allowed are found again at each start
 * and whenever they are plugged in. One page hears them, the one that is looked at.
 */
import type { BrowserDevices, HidDevice, SerialPort } from './browser-devices.ts'
import { connections, type Connections } from './connections.ts'
import { barcodePage } from './hid-reports.ts'
import { hidLine } from './hid-line.ts'
import type { Line } from './line.ts'
import { whileLookedAt } from './looked-at.ts'
import { serialLine, usualSpeed } from './serial-line.ts'

/** What became of asking a person: the browser shows its own list, and it may be closed. */
export type Asked = 'chosen' | 'none-chosen' | 'refused'

export interface AttachedScanners extends Pick<Connections, 'list' | 'onChange' | 'forget'> {
  readonly can: Readonly<Record<Line['via'], boolean>>
  /** Only from a tap: browsers want it so. */
  readonly ask: (via: Line['via']) => Promise<Asked>
  /** Looks for all that are there, and tries those in trouble once more. */
  readonly find: () => Promise<void>
  /** From here on codes are told, at this speed of a serial line. Answers how to end that. */
  readonly hear: (code: (code: string) => void, baudRate?: number) => () => void
}

export function attachedScanners({ serial, hid }: BrowserDevices): AttachedScanners {
  const { open, close, add, ...all } = connections()
  let baudRate = usualSpeed
  let turns = Promise.resolve()
  const addPort = (port: SerialPort) =>
    add(
      port,
      serialLine(port, () => baudRate),
    )
  const addDevice = (device: HidDevice) => hid && add(device, hidLine(device, hid))
  const find = async () => {
    for (const port of await knownTo(serial?.getPorts())) addPort(port)
    for (const device of await knownTo(hid?.getDevices())) addDevice(device)
  }
  return {
    ...all,
    find,
    can: { serial: serial !== undefined, hid: hid !== undefined },
    ask: async (via) =>
      await answered(async () => {
        const ports = via === 'serial' && serial ? [await serial.requestPort()] : []
        const devices = via === 'hid' && hid ? await hid.requestDevice(onlyScanners) : []
        for (const port of ports) addPort(port)
        for (const device of devices) addDevice(device)
        return ports.length + devices.length > 0
      }),
    hear: (code, speed = usualSpeed) => {
      const over = new AbortController()
      const plugged = pluggingIn([serial, hid], () => void find())
      const turn = {
        begin: async () => {
          baudRate = speed
          open(code)
          plugged.listen()
          await find()
        },
        end: async () => {
          plugged.stop()
          await close()
        },
        elsewhere: () => void find(),
      }
      turns = turns.then(async () => await whileLookedAt(turn, over.signal))
      return () => over.abort()
    },
  }
}

const onlyScanners = { filters: [{ usagePage: barcodePage }] }

function pluggingIn(sources: readonly (EventTarget | undefined)[], work: () => void) {
  return {
    listen: () => {
      for (const source of sources) source?.addEventListener('connect', work)
    },
    stop: () => {
      for (const source of sources) source?.removeEventListener('connect', work)
    },
  }
}

/** A browser that was told to let no page near its devices has none. */
const knownTo = async <Device>(asking: Promise<readonly Device[]> | undefined) =>
  (await asking?.catch(() => undefined)) ?? []

async function answered(choose: () => Promise<boolean>): Promise<Asked> {
  try {
    return (await choose()) ? 'chosen' : 'none-chosen'
  } catch (error) {
    // A list that is closed without a choice is told as nothing found.
    const isClosed = error instanceof DOMException && error.name === 'NotFoundError'
    return isClosed ? 'none-chosen' : 'refused'
  }
}
