/** What one look saw in a picture. */
import type { Reading } from '@milepost/barcode'
import type { Point } from './view.ts'

export interface Found {
  readonly reading: Reading
  /** In parts of the whole picture, 0 to 1. */
  readonly corners: readonly Point[]
  /** It touches the edge of what was looked at, so it may go on beyond. */
  readonly cut: boolean
  /** Lines across the bars that said the same. An engine that reads otherwise does not tell. */
  readonly lines?: number
}
