/** One scanner on one line, whichever: it is opened, it tells codes and how it stands, it is closed. */

export type LineState =
  /** Not heard yet. */
  | 'opening'
  | 'ready'
  /** Another page of ours hears it. */
  | 'elsewhere'
  | 'unplugged'
  /** It cannot be opened: most often another program has it. */
  | 'busy'
  /** What comes makes no sense: most often the speed is another one. */
  | 'garbled'
  /** It is no scanner, or is set to type. */
  | 'no-codes'

export interface Told {
  readonly code: (code: string) => void
  readonly state: (state: LineState) => void
}

export interface Line {
  readonly via: 'serial' | 'hid'
  readonly name: string
  /** Answers how to close it. What fails is told as a state. */
  open(told: Told): Promise<() => Promise<void>>
  forget(): Promise<void>
}

export const usbName = (vendor = 0, product = 0): string =>
  [vendor, product].map((id) => id.toString(16).padStart(4, '0')).join(':')

/** After so long without a byte a code has ended. */
const silenceMs = 150

/** A busy device runs a timer late, with the next bytes already waiting: they are heard first. */
export function afterSilence(work: () => void): {
  readonly heard: () => void
  readonly stop: () => void
} {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = () => clearTimeout(timer)
  return {
    heard: () => {
      stop()
      timer = setTimeout(() => {
        timer = setTimeout(work, queuedMs)
      }, silenceMs)
    },
    stop,
  }
}

const queuedMs = 20
