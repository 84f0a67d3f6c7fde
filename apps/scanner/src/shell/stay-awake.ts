/** The screen stays on while somebody works, and may go dark once nobody has for a while: the battery is worth more. */
export interface Light {
  /** Somebody scanned, tapped, typed or came back. */
  readonly stir: () => void
  readonly rest: () => void
}

export interface LightDeps {
  /** Undefined where the browser refuses, as it may on a low battery. */
  readonly keepOn: () => Promise<{ readonly release: () => Promise<void> } | undefined>
  readonly isSeen: () => boolean
  /** Answers how to call it off. */
  readonly later: (work: () => void, ms: number) => () => void
}

/** Longer than anybody looks for goods; shorter than a break. */
export const restsAfterMs = 5 * 60_000

export function stayingAwake({ keepOn, isSeen, later }: LightDeps): Light {
  let lit: ReturnType<LightDeps['keepOn']> | undefined
  let callOff: (() => void) | undefined
  const rest = () => {
    callOff?.()
    void lit?.then(async (lock) => await lock?.release())
    lit = undefined
  }
  return {
    rest,
    stir: () => {
      callOff?.()
      callOff = later(rest, restsAfterMs)
      // The browser takes it back from a page that nobody sees.
      if (isSeen()) lit ??= keepOn()
      else lit = undefined
    },
  }
}
