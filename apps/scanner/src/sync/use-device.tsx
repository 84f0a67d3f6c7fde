/** Hands the device to the screens. */
import { createContext, type JSX, type ReactNode, use } from 'react'
import type { Device } from './device.ts'

const DeviceContext = createContext<Device | undefined>(undefined)

export function DeviceProvider(props: {
  readonly device: Device
  readonly children: ReactNode
}): JSX.Element {
  return <DeviceContext value={props.device}>{props.children}</DeviceContext>
}

export function useDevice(): Device {
  const device = use(DeviceContext)
  if (!device) throw new Error('A screen stands outside of DeviceProvider.')
  return device
}
