/** The name of a carrier's fact: the same fact told again, in any later payload, has the same name. */
import { as, canonical, type EventId } from '@milepost/domain'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/**
 * `told` holds what the carrier fixed when it happened (label, time, native code, place) and nothing that it rewords or
 * works out again, such as texts and estimates of other events. 128 bits are plenty: nobody gains by a clash.
 */
export function carrierEventId(feed: string, told: unknown): EventId {
  const hash = bytesToHex(sha256(utf8ToBytes(canonical({ feed, told }))))
  return as<EventId>(`${feed}-${hash.slice(0, 32)}`)
}
