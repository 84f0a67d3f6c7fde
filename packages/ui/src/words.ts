/** The same words for the same things on every screen. */
import type { IconName } from './icon.tsx'

export const stepWords = {
  'ordered': 'Ordered',
  'picked': 'Picked',
  'packed': 'Packed',
  'labelled': 'Labelled',
  'handed-over': 'Handed over',
  'accepted': 'With carrier',
  'in-transit': 'In transit',
  'out-for-delivery': 'Out for delivery',
  'delivered': 'Delivered',
} as const satisfies Partial<Record<IconName, string>>

export const stageWords = {
  'ordered': 'Ordered',
  'picking': 'Being picked',
  'packing': 'Being packed',
  'packed': 'Packed',
  'handed-over': 'Handed over',
  'in-transit': 'In transit',
  'out-for-delivery': 'Out for delivery',
  'delivered': 'Delivered',
  'cancelled': 'Cancelled',
  'returned': 'Returned',
} as const

export const verdictWords = {
  'not-synced-yet': 'Not synced yet',
  'missed-scan': 'Missed scan',
  'step-skipped': 'Step skipped',
} as const

export const possessionWords = {
  'here': 'Here',
  'manifest-only': 'Manifest only',
  'ours-only': 'Our scan only',
  'carrier-only': 'Carrier only',
  'confirmed': 'Confirmed by both',
  'disputed': 'Disputed',
} as const
