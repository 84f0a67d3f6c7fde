/** Work that is asked for more often than it need be done. */

/** Once, some time after the first asking. */
export function debounced(ms: number, act: () => Promise<unknown>) {
  let timer: NodeJS.Timeout | undefined
  let acting: Promise<unknown> | undefined
  let finished = false
  const fire = (): void => {
    timer = undefined
    acting = act()
  }
  return {
    soon(): void {
      if (!finished) timer ??= setTimeout(fire, ms).unref()
    },
    /** What was asked for is done at once, and nothing more after it. */
    async finish(): Promise<void> {
      finished = true
      if (timer) {
        clearTimeout(timer)
        fire()
      }
      await acting
    },
  }
}

/** Asked for while under way, it is done once more afterwards. */
export function oneAtATime(work: () => Promise<void>) {
  let working: Promise<void> | undefined
  let again = false
  async function run(): Promise<void> {
    do {
      again = false
      await work()
    } while (again)
    working = undefined
  }
  return {
    ask(): Promise<void> {
      again = working !== undefined
      return (working ??= run())
    },
    done: async (): Promise<void> => working,
  }
}
