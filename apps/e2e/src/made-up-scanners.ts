/**
 * Scanners at the edge of the browser: `navigator.serial` and `navigator.hid` as they are, with one made-up device each, which a
 * person may choose, and which stays allowed over a restart. `window.rig` moves the hands that hold them.
 */
import type { Page } from 'playwright/test'

export async function bringScanners(page: Page): Promise<void> {
  await page.addInitScript(rigged)
}

const hand = async (page: Page, deed: string): Promise<void> => {
  await page.evaluate(`window.rig.${deed}`)
}

/** Bytes over the serial line, a chunk each. */
export const saysOnLine = async (page: Page, ...chunks: readonly string[]): Promise<void> => {
  for (const chunk of chunks) {
    const bytes = [...new TextEncoder().encode(chunk)]
    await hand(page, `port.says(${JSON.stringify(bytes)})`)
  }
}
export const makesNoise = (page: Page): Promise<void> => hand(page, "port.breaks('FramingError')")
export const saysByHid = (page: Page, aim: string, code: string): Promise<void> =>
  hand(page, `device.says(${JSON.stringify(aim)}, ${JSON.stringify(code)})`)
export const pulls = (page: Page, which: 'port' | 'device'): Promise<void> =>
  hand(page, `${which}.pulled()`)
export const plugsIn = (page: Page, which: 'port' | 'device'): Promise<void> =>
  hand(page, `${which}.pluggedIn()`)
/** From here on the person closes the browser's list, or another program has the device. */
export const wants = (page: Page, what: 'to-choose' | 'nothing' | 'busy'): Promise<void> =>
  hand(page, `wants(${JSON.stringify(what)})`)
export const speedsAsked = (page: Page): Promise<readonly number[]> =>
  page.evaluate('window.rig.port.speeds')

/** What is allowed is kept as the browser keeps it: for this site, over a reload. */
const rigged = `{
  const allowed = {
    has: (what) => localStorage.getItem('allowed ' + what) !== null,
    add: (what) => localStorage.setItem('allowed ' + what, ''),
    delete: (what) => localStorage.removeItem('allowed ' + what),
  }
  let wanted = 'to-choose'
  const refuse = (name) => { throw new DOMException(name, name) }
  const chosen = (what) => {
    if (!navigator.userActivation.isActive) refuse('SecurityError')
    if (wanted === 'nothing') return false
    allowed.add(what)
    return true
  }

  class Port extends EventTarget {
    plugged = true
    readable = null
    speeds = []
    getInfo() { return { usbVendorId: 0x0c2e, usbProductId: 0x0caa } }
    async open({ baudRate }) {
      if (this.readable) refuse('InvalidStateError')
      if (wanted === 'busy' || !this.plugged) refuse('NetworkError')
      this.speeds.push(baudRate)
      this.streams()
    }
    streams() {
      this.readable = new ReadableStream({ start: (controller) => { this.controller = controller } })
    }
    async close() {
      if (!this.readable) refuse('InvalidStateError')
      if (this.readable.locked) throw new TypeError('Cannot cancel a locked stream')
      this.readable = null
    }
    async setSignals() { if (!this.readable) refuse('InvalidStateError') }
    async forget() { allowed.delete('port') }
    says(bytes) { if (this.readable) this.controller.enqueue(new Uint8Array(bytes)) }
    breaks(name) {
      const { controller } = this
      this.streams()
      controller.error(new DOMException(name, name))
    }
    pulled() {
      this.plugged = false
      this.readable = null
      this.controller.error(new DOMException('The device has been lost.', 'NetworkError'))
      this.dispatchEvent(new Event('disconnect'))
    }
    pluggedIn() {
      this.plugged = true
      serial.dispatchEvent(new Event('connect'))
    }
  }

  const page = 0x8c0000
  const byte = { isConstant: false, isRange: false, reportSize: 8, reportCount: 1 }
  const scannedData = {
    reportId: 2,
    items: [
      { ...byte, usages: [0x01003b] },
      { ...byte, usages: [page + 0xfb, page + 0xfc, page + 0xfd], reportCount: 3 },
      { ...byte, usages: [page + 0xfe], reportCount: 56 },
      { ...byte, usages: [0xff660004, 0xff660000], reportCount: 2 },
      { ...byte, usages: [page + 0xff], reportSize: 1, reportCount: 8 },
    ],
  }
  class Device extends EventTarget {
    plugged = true
    opened = false
    vendorId = 0x0c2e
    productId = 0x0b81
    productName = 'Hall scanner 7'
    collections = [
      {
        usagePage: 0x8c, usage: 2, type: 1, outputReports: [], featureReports: [],
        inputReports: [scannedData],
        children: [{ usagePage: 0x8c, usage: 0x12, type: 2, children: [], inputReports: [scannedData] }],
      },
    ]
    async open() {
      if (this.opened) refuse('InvalidStateError')
      if (wanted === 'busy') refuse('NotAllowedError')
      this.opened = true
    }
    async close() { this.opened = false }
    async forget() { allowed.delete('device') }
    says(aim, code) {
      const bytes = [...new TextEncoder().encode(code)]
      for (let at = 0; at < bytes.length && this.opened; at += 56) {
        const part = bytes.slice(at, at + 56)
        const report = new Uint8Array(63)
        report.set([part.length, ...[...aim].map((sign) => sign.charCodeAt(0)), ...part])
        report[62] = at + 56 < bytes.length ? 1 : 0
        const event = new Event('inputreport')
        this.dispatchEvent(Object.assign(event, { reportId: 2, data: new DataView(report.buffer) }))
      }
    }
    pulled() {
      this.plugged = this.opened = false
      hid.dispatchEvent(Object.assign(new Event('disconnect'), { device: this }))
    }
    pluggedIn() {
      this.plugged = true
      hid.dispatchEvent(Object.assign(new Event('connect'), { device: this }))
    }
  }

  const port = new Port()
  const device = new Device()
  const serial = Object.assign(new EventTarget(), {
    getPorts: async () => (allowed.has('port') && port.plugged ? [port] : []),
    requestPort: async () => (chosen('port') ? port : refuse('NotFoundError')),
  })
  const hid = Object.assign(new EventTarget(), {
    getDevices: async () => (allowed.has('device') && device.plugged ? [device] : []),
    requestDevice: async ({ filters }) =>
      filters.some(({ usagePage }) => usagePage === 0x8c) && chosen('device') ? [device] : [],
  })
  Object.defineProperty(navigator, 'serial', { value: serial })
  Object.defineProperty(navigator, 'hid', { value: hid })
  window.rig = { port, device, wants: (what) => { wanted = what } }
}`
