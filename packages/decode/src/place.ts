/** Where codes lie in the picture, and which lie together. */
import type { Point } from './view.ts'

export function fromMiddle(corners: readonly Point[]): number {
  const { x, y } = middleOf(corners)
  return Math.hypot(x - 0.5, y - 0.5)
}

export function areAtOnePlace(one: readonly Point[], other: readonly Point[]): boolean {
  const [a, b] = [middleOf(one), middleOf(other)]
  return Math.hypot(a.x - b.x, a.y - b.y) < Math.max(sizeOf(one), sizeOf(other)) / 4
}

function middleOf(corners: readonly Point[]): Point {
  const count = Math.max(1, corners.length)
  return {
    x: corners.reduce((sum, { x }) => sum + x, 0) / count,
    y: corners.reduce((sum, { y }) => sum + y, 0) / count,
  }
}

function sizeOf(corners: readonly Point[]): number {
  const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)]
  return Math.hypot(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys))
}
