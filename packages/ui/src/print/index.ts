export { PackingSlip, type SlipLine, type SlipWords } from './packing-slip.tsx'
export {
  Bars,
  LabelSheet,
  type LabelSize,
  type PrintedCode,
  PrintedLabel,
} from './printed-label.tsx'
