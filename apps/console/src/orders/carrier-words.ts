/** What a carrier is called, and what it says happened, in the words of the floor. */
import type { Carrier, CarrierStatus } from '@milepost/domain'

const names: Readonly<Record<string, string>> = {
  ups: 'UPS',
  fedex: 'FedEx',
  usps: 'USPS',
  dhl: 'DHL',
  easypost: 'EasyPost',
  shipengine: 'ShipEngine',
}

export function carrierName(carrier: Carrier): string {
  return (
    names[carrier] ??
    carrier.replaceAll(/[-_]/g, ' ').replace(/^./, (letter) => letter.toUpperCase())
  )
}

export const statusWords: Readonly<Record<CarrierStatus, string>> = {
  'label-created': 'Label known to the carrier',
  'accepted': 'Accepted by the carrier',
  'in-transit': 'In transit',
  'out-for-delivery': 'Out for delivery',
  'attempted': 'Delivery attempted',
  'available-for-pickup': 'Ready for pickup',
  'delivered': 'Delivered',
  'exception': 'Exception',
  'return-in-transit': 'On its way back',
  'returned': 'Returned',
  'unknown': 'Status not known to us',
}
