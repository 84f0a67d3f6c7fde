/** One decoder stays ready between two openings of the camera: to start it and warm it takes up to half a second. */
import { startDecoder, type Decoder } from './decoder.ts'

let spare: Promise<Decoder> | undefined
let lent = 0

/** Called when the device has nothing else to do. */
export async function warmUp(): Promise<void> {
  // Undefined on a page without HTTPS, whatever its type says.
  const devices = navigator.mediaDevices as MediaDevices | undefined
  const all = (await devices?.enumerateDevices()) ?? []
  if (all.some(({ kind }) => kind === 'videoinput') && lent === 0) spare ??= started()
}

/** Closing it makes it the spare one. */
export async function borrowDecoder(): Promise<Decoder> {
  const ready = spare ?? startDecoder()
  spare = undefined
  lent += 1
  const decoder = await ready
  return { ...decoder, close: () => giveBack(decoder) }
}

function started(): Promise<Decoder> {
  const starting = startDecoder()
  void starting.then(forgetWhenDead)
  return starting
}

function giveBack(decoder: Decoder): void {
  lent -= 1
  if (spare) return decoder.close()
  spare = Promise.resolve(decoder)
  forgetWhenDead(decoder)
}

function forgetWhenDead(decoder: Decoder): void {
  void decoder.died?.then(async () => {
    if (spare && (await spare) === decoder) spare = undefined
  })
}
