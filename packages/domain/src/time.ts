/** Instants are whole milliseconds UTC; a day is a calendar date somewhere and never becomes an instant by accident. */
export type Instant = number
/** `2026-11-24` */
export type LocalDay = string
/** IANA name, such as `America/Denver`. */
export type Zone = string

/** When it happened, in the words of whoever saw it. */
export type Occurred =
  /** A moment. `local` and `offset` are kept when the source gave them: `2026-11-24T09:10:00`, `-07:00`. */
  | { readonly at: Instant; readonly local?: string; readonly offset?: string }
  /** A date without a time stays a date; it sorts at the end of that local day. */
  | { readonly day: LocalDay; readonly endsAt: Instant }
