/** How customers know carriers: by name, and by the page where a number can be looked up. */
import type { Carrier, Label } from '@milepost/domain'

interface Face {
  readonly name: string
  readonly page?: (number: string) => string
}

const faceByCarrier: Readonly<Record<Carrier, Face>> = {
  ups: { name: 'UPS', page: (number) => `https://www.ups.com/track?tracknum=${number}` },
  fedex: { name: 'FedEx', page: (number) => `https://www.fedex.com/fedextrack/?trknbr=${number}` },
  usps: {
    name: 'USPS',
    page: (number) => `https://tools.usps.com/go/TrackConfirmAction?tLabels=${number}`,
  },
  dhl: {
    name: 'DHL',
    page: (number) => `https://www.dhl.com/en/express/tracking.html?AWB=${number}`,
  },
}

export const carrierName = (carrier: Carrier): string =>
  faceByCarrier[carrier]?.name ?? carrier.charAt(0).toUpperCase() + carrier.slice(1)

export const carrierPage = ({ carrier, number }: Label): string | undefined =>
  faceByCarrier[carrier]?.page?.(encodeURIComponent(number))

/** Blocks of four are read and typed without losing one's place. */
export const numberInBlocks = (number: string): string => number.match(/.{1,4}/g)?.join(' ') ?? ''
