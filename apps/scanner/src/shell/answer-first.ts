/**
 * Whoever scanned is answered first: from the trigger until the answer is on the screen, whatever else the page has to do
 * waits. On a slow device that is half of the time.
 */
let underWay = 0
let done = Promise.withResolvers<void>()

/** A scan came in. What is returned is called once its answer is told; it is on the screen a frame later. */
export function beginAnswer(): () => void {
  if (underWay === 0) done = Promise.withResolvers()
  underWay += 1
  let isOver = false
  const end = () => {
    if (isOver) return
    isOver = true
    clearTimeout(patience)
    underWay -= 1
    if (underWay === 0) done.resolve()
  }
  // A database that hangs holds up nothing else for long, and a page that nobody sees draws no frame.
  const patience = setTimeout(end, mostMs)
  return () => afterPaint(end)
}

const mostMs = 1000

/** Undefined where no scan waits for its answer. */
export const answered = (): Promise<void> | undefined => (underWay === 0 ? undefined : done.promise)

const afterPaint = (then: () => void) => requestAnimationFrame(() => setTimeout(then))
