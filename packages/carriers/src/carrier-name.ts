/** One spelling for each carrier and each tracking number, since a label is found by both. */
import type { Carrier, Label } from '@milepost/domain'

/** An aggregator names a carrier by product: `FedExSmartPost`, `UPSDAP`, `DHLExpress`. Their labels are one family's. */
const families = ['ups', 'fedex', 'usps', 'dhl'] as const

export function carrierNamed(name: string): Carrier {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const code = families.find((family) => plain.startsWith(family)) ?? plain
  return code === '' ? 'unknown' : code.slice(0, 40)
}

/** Letters and digits only: people and labels add blanks, carriers never mean them. */
export function trackingNumberIn(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}

export function labelOf(carrier: string, number: string): Label {
  return { carrier: carrierNamed(carrier), number: trackingNumberIn(number) }
}
