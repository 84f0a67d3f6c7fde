/** The words of one line of a tracker's history, tidied. */
import type { Place } from '@milepost/domain'
import type { TrackingDetail } from './payload.ts'

/** `status/status_detail/carrier_code`, the last only where the carrier gave one. */
export function codeOf(native: Partial<TrackingDetail>): string {
  const always = `${native.status ?? '-'}/${native.status_detail ?? '-'}`
  return native.carrier_code ? `${always}/${native.carrier_code}` : always
}

export function textOf(detail: Partial<TrackingDetail>): string {
  return (detail.description || detail.message || '').trim().slice(0, 500)
}

export function placeOf({ tracking_location: given }: TrackingDetail): Place | undefined {
  const place = {
    ...(given?.city ? { city: given.city } : {}),
    ...(given?.state ? { state: given.state } : {}),
    ...(given?.country ? { country: given.country } : {}),
  }
  return Object.keys(place).length > 0 ? place : undefined
}
