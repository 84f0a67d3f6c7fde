/** A scanner on a serial port, by USB, Bluetooth or a real one. */
import type { SerialPort } from './browser-devices.ts'
import { afterSilence, type Line, type Told, usbName } from './line.ts'
import { endedBySilence, heardOn, isGarbled, nothingYet } from './serial-lines.ts'

/** What scanners are set to; over USB most take any. */
export const speeds = [1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200] as const
/** As most come out of the box. */
export const usualSpeed = 9600

export function serialLine(port: SerialPort, baudRate: () => number): Line {
  const { usbVendorId, usbProductId } = port.getInfo()
  return {
    via: 'serial',
    name: usbVendorId === undefined ? '' : usbName(usbVendorId, usbProductId),
    forget: async () => await port.forget(),
    open: async (told) => {
      const onUnplugged = () => told.state('unplugged')
      try {
        await port.open({ baudRate: baudRate(), bufferSize: 4096 })
      } catch {
        told.state('busy')
        return async () => undefined
      }
      port.addEventListener('disconnect', onUnplugged)
      // Many scanners send nothing before they are told that somebody listens; some know no such thing.
      await port.setSignals({ dataTerminalReady: true, requestToSend: true }).catch(() => undefined)
      told.state('ready')
      const reading = readFrom(port, told)
      return async () => {
        port.removeEventListener('disconnect', onUnplugged)
        await reading.stop()
        // A port that was pulled is closed already.
        await port.close().catch(() => undefined)
      }
    },
  }
}

function readFrom(port: SerialPort, told: Told): { readonly stop: () => Promise<void> } {
  const over = new AbortController()
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  const hearing = codesFrom(told)
  const readOn = async () => {
    // After a framing error the port goes on with a stream of its own; after the last one there is none.
    while (!over.signal.aborted && port.readable) {
      reader = port.readable.getReader()
      await chunksOf(reader, hearing.chunk).catch((error: Error) => {
        hearing.broken()
        if (isLineNoise(error)) told.state('garbled')
      })
      reader.releaseLock()
    }
    if (!over.signal.aborted) told.state('unplugged')
  }
  const ended = readOn()
  return {
    stop: async () => {
      over.abort()
      hearing.broken()
      await reader?.cancel().catch(() => undefined)
      await ended
    },
  }
}

async function chunksOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  hear: (chunk: Uint8Array) => void,
): Promise<void> {
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    hear(value)
  }
}

function codesFrom(told: Told) {
  let rest = nothingYet
  const tell = (code: string) => {
    told.state(isGarbled(code) ? 'garbled' : 'ready')
    if (!isGarbled(code)) told.code(code)
  }
  const silence = afterSilence(() => {
    const code = endedBySilence(rest)
    rest = nothingYet
    if (code !== undefined) tell(code)
  })
  return {
    chunk: (chunk: Uint8Array) => {
      const heard = heardOn(rest, chunk)
      rest = heard.rest
      silence.heard()
      for (const code of heard.codes) tell(code)
    },
    /** What had come of a code is part of none. */
    broken: () => {
      silence.stop()
      rest = nothingYet
    },
  }
}

const isLineNoise = ({ name }: Error): boolean =>
  name === 'FramingError' || name === 'ParityError' || name === 'BreakError'
