/** One trigger pull is one event, whatever delivers it: camera, keys, a cable, or several at once. */
import { codeKey, type CapturedBy, type Reading } from '@milepost/barcode'

/** A scanner that does not type is another way into this device; what it reads is told as read by a scanner. */
export type Channel = CapturedBy | 'attached'

export interface Arrival {
  readonly reading: Reading
  readonly how: Channel
  /** Milliseconds of a clock that only grows. */
  readonly at: number
}

/** Recent arrivals that counted. */
export type Recent = readonly Arrival[]

export function onceOf(
  recent: Recent,
  arrival: Arrival,
): { readonly recent: Recent; counts: boolean } {
  const fresh = recent.filter(({ at }) => arrival.at - at < twoChannelsMs)
  const counts = !fresh.some((earlier) => isEcho(earlier, arrival))
  return { recent: counts ? [...fresh, arrival] : fresh, counts }
}

function isEcho(earlier: Arrival, later: Arrival): boolean {
  if (codeKey(earlier.reading) !== codeKey(later.reading)) return false
  const within = earlier.how === later.how ? sameChannelMs[later.how] : twoChannelsMs
  return later.at - earlier.at < within
}

/** A person needs longer than this to pull a trigger twice; a camera counts views itself (packages/decode). */
const sameChannelMs: Readonly<Record<Channel, number>> = {
  wedge: 300,
  attached: 300,
  camera: 300,
  manual: 0,
}
/** A handheld may report one pull as keys and as a picture; the picture comes late. */
const twoChannelsMs = 1000
