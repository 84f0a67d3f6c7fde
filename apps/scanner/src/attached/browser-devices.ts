/** As much of Web Serial and WebHID as is used here. Few browsers have them. */
import type { Collection } from './hid-reports.ts'

export interface SerialPort extends EventTarget {
  readonly readable: ReadableStream<Uint8Array> | null
  open(options: { readonly baudRate: number; readonly bufferSize: number }): Promise<void>
  close(): Promise<void>
  getInfo(): { readonly usbVendorId?: number; readonly usbProductId?: number }
  setSignals(signals: {
    readonly dataTerminalReady: boolean
    readonly requestToSend: boolean
  }): Promise<void>
  forget(): Promise<void>
}

export interface Serial extends EventTarget {
  getPorts(): Promise<readonly SerialPort[]>
  requestPort(): Promise<SerialPort>
}

export interface HidDevice extends EventTarget {
  readonly opened: boolean
  readonly vendorId: number
  readonly productId: number
  readonly productName: string
  readonly collections: readonly Collection[]
  open(): Promise<void>
  close(): Promise<void>
  forget(): Promise<void>
}

export interface InputReport extends Event {
  readonly reportId: number
  readonly data: DataView
}

export interface Hid extends EventTarget {
  getDevices(): Promise<readonly HidDevice[]>
  requestDevice(options: {
    readonly filters: readonly { readonly usagePage: number }[]
  }): Promise<readonly HidDevice[]>
}

export interface BrowserDevices {
  readonly serial?: Serial
  readonly hid?: Hid
}
