/** Queue rescue (B9): what waits on a device, packed into text that a file or a series of QR codes carries elsewhere. */
import { type Envelope, hashOf, readRescuePack } from '@milepost/contract'
import type { DeviceId } from '@milepost/domain'
import { fromBase32, toBase32 } from './base32.ts'
import type { HeldScan } from './held-scan.ts'
import { partsOf } from './rescue-part.ts'
import { type TakingIn, wholeOf } from './taking-in.ts'

/** Deflate, by whoever has it. `unpack` gives nothing for what is broken, or larger than it should ever be. */
export interface Packer {
  pack(text: string): Promise<Uint8Array>
  unpack(bytes: Uint8Array<ArrayBuffer>): Promise<string | undefined>
}

export interface Rescued {
  readonly device: DeviceId
  readonly name: string
  readonly envelopes: readonly Envelope[]
  /** So many do not say what their hash says. They go on as they are: the server keeps them for a person. */
  readonly altered: number
}

/** No part where nothing waits. A row that nobody could read there stays here: it would spoil all the others. */
export async function packScans(
  from: { readonly device: DeviceId; readonly name: string },
  scans: readonly HeldScan[],
  packer: Pick<Packer, 'pack'>,
): Promise<readonly string[]> {
  const { device, name } = from
  const isRead = (envelope: Envelope) => readRescuePack({ v: 1, device, name, events: [envelope] })
  const events = scans.map(envelopeOf).filter(isRead)
  if (events.length === 0) return []
  const pack = { v: 1, device, name, events }
  return partsOf(toBase32(await packer.pack(JSON.stringify(pack))))
}

/** Nothing while a part is missing, and nothing for what does not make sense as a whole. */
export async function unpackScans(
  taking: TakingIn,
  packer: Pick<Packer, 'unpack'>,
): Promise<Rescued | undefined> {
  const whole = wholeOf(taking)
  const packed = whole === undefined ? undefined : fromBase32(whole)
  const text = packed && (await packer.unpack(packed))
  const read = text === undefined ? undefined : readRescuePack(jsonIn(text))
  if (!read) return undefined
  const { device, name, events } = read
  const altered = events.filter(({ event, hash }) => hashOf(event) !== hash).length
  return { device, name, envelopes: events, altered }
}

export const envelopeOf = ({ epoch, seq, hash, event }: HeldScan): Envelope => ({
  epoch,
  seq,
  hash,
  event: { ...event },
})

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Of another program, or of a newer Milepost: the caller says so.
    return undefined
  }
}
