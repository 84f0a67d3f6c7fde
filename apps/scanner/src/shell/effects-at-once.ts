/**
 * Effects run right after their screen is in the page, as React runs those that a tap brings: a camera that one screen
 * leaves and the next joins, or a key that follows a tap, would else fall into the frame between.
 */
import { options } from 'preact'

export function runEffectsAtOnce(): void {
  options.requestAnimationFrame = queueMicrotask
}
