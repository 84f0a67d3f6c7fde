/** What a reader (camera, wedge or fingers) hands over, before anybody knows what it means. */
export type Symbology =
  | 'code-128'
  | 'code-39'
  | 'itf'
  | 'ean-13'
  | 'ean-8'
  | 'upc-a'
  | 'upc-e'
  | 'qr'
  | 'data-matrix'
  | 'pdf-417'
  | 'aztec'
  | 'maxicode'
  | 'unknown'

export type CapturedBy = 'camera' | 'wedge' | 'manual'

export interface Reading {
  /** As read, with GS (0x1D) kept. */
  readonly text: string
  readonly symbology: Symbology
  /** The AIM symbology identifier, such as `]C1`, when the reader told. */
  readonly aim?: string
}

export const GS = '\x1d'
