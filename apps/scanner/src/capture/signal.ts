/** What a scan sounds and feels like: four answers, each told apart with eyes closed. */
export type Tone = 'done' | 'again' | 'wrong' | 'look'
/** No answer to a label but an alarm of the device: what was scanned is not safe. */
export type Sound = Tone | 'not-saved'

export function signal(tone: Sound): void {
  // A person may have forbidden vibration, or there is no motor: then the tone and the screen speak alone.
  navigator.vibrate?.([...vibrations[tone]])
  play(notes[tone])
}

/** Browsers let a page sound only after a first touch or key; a scanner's keys go no further than the window. */
export function unlockSound(): () => void {
  window.addEventListener('pointerdown', unlock, { capture: true })
  window.addEventListener('keydown', unlock, { capture: true })
  return () => {
    window.removeEventListener('pointerdown', unlock, { capture: true })
    window.removeEventListener('keydown', unlock, { capture: true })
  }
}

function unlock(): void {
  void sounds()?.resume()
}

/** Milliseconds of buzz and pause in turn. */
const vibrations: Readonly<Record<Sound, readonly number[]>> = {
  'done': [40],
  'again': [40, 60, 40],
  'wrong': [300, 80, 300],
  'look': [120, 60, 120],
  'not-saved': [500, 100, 500, 100, 500],
}

interface Note {
  readonly hertz: number
  readonly ms: number
  readonly wave?: OscillatorType
}

/** Up is good, level is known, low and rough is wrong, up and down asks, a siren warns. Loud frequencies for a noisy hall. */
const notes: Readonly<Record<Sound, readonly Note[]>> = {
  'done': [
    { hertz: 1320, ms: 60 },
    { hertz: 1980, ms: 90 },
  ],
  'again': [
    { hertz: 990, ms: 70 },
    { hertz: 990, ms: 70 },
  ],
  'wrong': [
    { hertz: 220, ms: 180, wave: 'sawtooth' },
    { hertz: 165, ms: 280, wave: 'sawtooth' },
  ],
  'look': [
    { hertz: 880, ms: 90 },
    { hertz: 1174, ms: 90 },
    { hertz: 880, ms: 120 },
  ],
  'not-saved': [
    { hertz: 1480, ms: 160, wave: 'sawtooth' },
    { hertz: 740, ms: 160, wave: 'sawtooth' },
    { hertz: 1480, ms: 160, wave: 'sawtooth' },
    { hertz: 740, ms: 320, wave: 'sawtooth' },
  ],
}

let context: AudioContext | undefined

function sounds(): AudioContext | undefined {
  if (typeof AudioContext === 'undefined') return undefined
  context ??= new AudioContext({ latencyHint: 'interactive' })
  return context
}

function play(tune: readonly Note[]): void {
  const audio = sounds()
  if (audio?.state !== 'running') return
  let at = audio.currentTime
  for (const { hertz, ms, wave = 'square' } of tune) {
    const end = at + ms / 1000
    const [oscillator, gain] = [audio.createOscillator(), audio.createGain()]
    oscillator.type = wave
    oscillator.frequency.value = hertz
    gain.gain.setValueAtTime(0.25, at)
    gain.gain.setTargetAtTime(0, end - 0.02, 0.008)
    oscillator.connect(gain).connect(audio.destination)
    oscillator.start(at)
    oscillator.stop(end + 0.03)
    at = end + 0.02
  }
}
