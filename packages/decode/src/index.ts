export {
  judged,
  judgedAll,
  type IsKnown,
  type Judgement,
  type JudgementOfAll,
  type Looked,
  type Sighting,
} from './acceptance.ts'
export { foundIn } from './eye.ts'
export type { Found } from './found.ts'
export { lookAt, plan, type Look } from './look.ts'
export { greyOf, type Picture } from './picture.ts'
export { acceptedIn, type Accepted } from './still.ts'
export { viewOf, type Point, type View } from './view.ts'
export { zxingReader, type Reader } from './zxing.ts'
