/** Whether a picture that nothing was read in shows a code from too far away. */
import { showsFineBars } from './fine-bars.ts'
import { showsFineMatrix } from './fine-matrix.ts'
import type { Look } from './look.ts'
import type { Picture } from './picture.ts'

/** A look that goes along bars asks for bars, and the one that costs least for dots: no look costs more than the dearest. */
export function showsTooFine(picture: Picture, look: Look): boolean {
  if (look.along) return showsFineBars(picture)
  return look.way === 'middle' && showsFineMatrix(picture)
}
