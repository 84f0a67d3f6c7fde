export type { CapturedBy, Reading, Symbology } from './reading.ts'
export type {
  CarrierCode,
  Gs1Element,
  LabelKind,
  Meaning,
  Read,
  Refusal,
  TrackingCandidate,
} from './meaning.ts'
export { codeKey } from './code-key.ts'
export { code128, code128Path, type Drawing } from './draw/code-128.ts'
export { decimalOf } from './gs1/decimal.ts'
export { fitsOwnLabel, labelText, ownLabel } from './own-label.ts'
export { read } from './read.ts'
export { GS } from './reading.ts'
export { trackingCandidates } from './tracking-number/tracking-number.ts'
export { samples } from './samples.ts'
export { placeInTyped, readingFromTyped } from './typed.ts'
export { readingFromWedge } from './wedge.ts'
