/** Names of things. Branded, so that a box is never handed where an order is meant. */
declare const brand: unique symbol

export type Id<Thing extends string> = string & { readonly [brand]: Thing }

export type EventId = Id<'event'>
export type ShopId = Id<'shop'>
export type OrderId = Id<'order'>
export type LineId = Id<'line'>
export type BoxId = Id<'box'>
export type LoadId = Id<'load'>
export type ReceiptId = Id<'receipt'>
export type ReturnId = Id<'return'>
export type SiteId = Id<'site'>
export type StationId = Id<'station'>
export type DeviceId = Id<'device'>
export type PersonId = Id<'person'>
/** A random name minted when a device's storage is created; its scans are counted from 1 within it. */
export type EpochId = Id<'epoch'>
/** One run of a device between two boots or clock jumps; `mono` is comparable only within it. */
export type SessionId = Id<'session'>

/** Says that this text, checked or made elsewhere, names such a thing. */
export const as = <Thing extends Id<string>>(text: string): Thing => text as Thing
