/** What a list awaits, for counting every code in view against it. */
export interface Expected {
  readonly done: number
  readonly of: number
  /** By the names a person finds them by. */
  readonly missing: readonly string[]
}
