/** The words of one line of a tracker's history, tidied. */
import type { Place } from '@milepost/domain'
import type { TrackingDetail } from './payload.ts'

/** `status/status_detail/carrier_code`, the last only where the carrier gave one. */
export function codeOf(native: Partial<TrackingDetail>): string {
  const always = `${native.status ?? '-'}/${native.status_detail ?? '-'}`
  return native.carrier_code ? `${always}/${native.carrier_code}` : always
}

/** Without who took it: a name is personal, and events have no names. */
export function textOf(detail: Partial<TrackingDetail>): string {
  const text = (detail.description || detail.message || '').trim().slice(0, 500)
  return text.replace(whoTookIt, '')
}

/** `Delivered, signed for by: A. NAME` is left as `Delivered`. */
const whoTookIt = /[\s,;.:(-]*\bsigned( for)? by\b.*$/is

export function placeOf({ tracking_location: given }: TrackingDetail): Place | undefined {
  const place = {
    ...(given?.city ? { city: given.city } : {}),
    ...(given?.state ? { state: given.state } : {}),
    ...(given?.country ? { country: given.country } : {}),
  }
  return Object.keys(place).length > 0 ? place : undefined
}
