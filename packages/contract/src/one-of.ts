/** The closed lists of the wire that a device reads too. Apart from the schemas, which it does not load. */
export const orderStages = [
  'ordered',
  'picking',
  'packing',
  'packed',
  'handed-over',
  'in-transit',
  'out-for-delivery',
  'delivered',
  'cancelled',
  'returned',
] as const

export const returnStates = [
  'requested',
  'pickup-scheduled',
  'in-return-transit',
  'received',
  'inspected',
  'decided',
  'released',
] as const
export const conditions = ['good', 'damaged'] as const
export const decisions = ['restock', 'repair', 'vendor', 'dispose'] as const

/** How a picker goes through the aisles. */
export const walks = ['rows', 'serpentine'] as const

export const stationJobs = ['receive', 'pick', 'pack', 'hand-over', 'returns'] as const

export const fates = ['accepted', 'duplicate', 'rejected', 'conflict', 'fork', 'retry'] as const
export type Fate = (typeof fates)[number]

export const rejectionReasons = [
  'schema',
  'hash-mismatch',
  'wrong-device',
  /** Handed in by another device or at the console, and nobody knows the device that it names. */
  'unknown-device',
  'too-large',
  'device-revoked',
  'not-authorized-at-time',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]
