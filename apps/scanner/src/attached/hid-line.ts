/** A scanner in HID POS mode. */
import type { Hid, HidDevice, InputReport } from './browser-devices.ts'
import { codeOf, joinedParts, layoutsOf, nothingHeard, partIn } from './hid-reports.ts'
import { afterSilence, type Line, type Told, usbName } from './line.ts'

export function hidLine(device: HidDevice, hid: Hid): Line {
  return {
    via: 'hid',
    name: device.productName || usbName(device.vendorId, device.productId),
    forget: async () => await device.forget(),
    open: async (told) => {
      const layouts = layoutsOf(device.collections)
      if (layouts.length === 0) {
        told.state('no-codes')
        return async () => undefined
      }
      try {
        if (!device.opened) await device.open()
      } catch {
        told.state('busy')
        return async () => undefined
      }
      const codes = codesFrom(told)
      const onReport = (event: Event) => {
        const { reportId, data } = event as InputReport
        const layout = layouts.find((each) => each.reportId === reportId)
        if (layout) codes.part(partIn(layout, bytesOf(data)))
      }
      const onUnplugged = (event: Event) => {
        if ((event as Event & { device?: HidDevice }).device === device) told.state('unplugged')
      }
      device.addEventListener('inputreport', onReport)
      hid.addEventListener('disconnect', onUnplugged)
      told.state('ready')
      return async () => {
        codes.stop()
        device.removeEventListener('inputreport', onReport)
        hid.removeEventListener('disconnect', onUnplugged)
        await device.close().catch(() => undefined)
      }
    },
  }
}

/** Some scanners promise a report that never comes: what is there by then is the code. */
function codesFrom(told: Told) {
  let heard = nothingHeard
  const tell = () => {
    const code = codeOf(heard)
    heard = nothingHeard
    if (code.trim() !== '') told.code(code)
  }
  const silence = afterSilence(tell)
  return {
    part: (part: typeof nothingHeard) => {
      heard = joinedParts(heard, part)
      silence.stop()
      if (part.isContinued && heard.bytes.length < longestCode) silence.heard()
      else tell()
    },
    stop: () => silence.stop(),
  }
}

const longestCode = 8192

const bytesOf = ({ buffer, byteOffset, byteLength }: DataView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength).slice()
