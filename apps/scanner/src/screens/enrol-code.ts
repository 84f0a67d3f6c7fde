/** The one-time code, as it is typed, scanned as a QR, or opened as a link. */
import { enrolmentCodeShape } from '@milepost/contract'

export function enrolCodeIn(text: string): string | undefined {
  const plain = (enrolCodeOfAddress(text) ?? text).toUpperCase().replaceAll(/[\s-]/g, '')
  return enrolmentCodeShape.test(plain) ? plain : undefined
}

/** Long enough for a code, and none: a letter was misread, and the button alone would not say so. */
export const isMistyped = (text: string): boolean =>
  enrolCodeIn(text) === undefined && text.replaceAll(/[\s-]/g, '').length >= 8

export function enrolCodeOfAddress(address: string): string | undefined {
  return URL.parse(address)?.searchParams.get('enrol') ?? undefined
}
