/** Every device: when it was last heard, what waits on it, and whether we hold all that it made. */
import type { DeviceRow } from '@milepost/contract'
import type { DeviceId } from '@milepost/domain'
import { EmptyState } from '@milepost/ui'
import type { JSX } from 'react'
import { useMayManage } from '../people/use-session.ts'
import { Answered, Bones } from '../shell/answered.tsx'
import { Link } from '../shell/navigate.tsx'
import { Screen } from '../shell/screen.tsx'
import { DeviceLine } from './device-line.tsx'
import './devices.css'
import { SetAside } from './set-aside.tsx'
import { TakeIn } from './take-in.tsx'
import { useDevices } from './use-devices.ts'

export function Devices({ chosen }: { readonly chosen: DeviceId | undefined }): JSX.Element {
  const asked = useDevices()
  const mayManage = useMayManage()
  const enrol = mayManage && (
    <Link className="button" data-look="main" to={{ screen: 'enrol' }}>
      Enrol a device
    </Link>
  )
  return (
    <Screen title="Devices" aside={enrol}>
      <Answered asked={asked} waiting={<Bones lines={8} />}>
        {(devices) => (
          <>
            {devices.length === 0 ? <NoDevice /> : <Table devices={devices} chosen={chosen} />}
            <SetAside devices={devices} />
            {mayManage && <TakeIn />}
          </>
        )}
      </Answered>
    </Screen>
  )
}

interface TableProps {
  readonly devices: readonly DeviceRow[]
  readonly chosen: DeviceId | undefined
}

function Table({ devices, chosen }: TableProps) {
  return (
    <div className="panel devices">
      <table>
        <thead>
          <tr>
            <th scope="col">Device</th>
            <th scope="col">State</th>
            <th scope="col">Last contact</th>
            <th scope="col">Waiting on it</th>
            <th scope="col">Made and held</th>
            <th scope="col">Clock</th>
            <th scope="col">Storage</th>
            <th scope="col">App</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder(devices).map((row) => (
            <DeviceLine key={row.device} row={row} isChosen={row.device === chosen} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function NoDevice() {
  return (
    <div className="panel">
      <EmptyState icon="device" title="No device has joined yet">
        <p>
          A phone or handheld joins with a one-time code, and appears here with what it has scanned.
        </p>
        <Link className="button" data-look="main" to={{ screen: 'enrol' }}>
          Enrol a device
        </Link>
      </EmptyState>
    </div>
  )
}

/** Those in use first, each by name. */
function inOrder(devices: readonly DeviceRow[]): readonly DeviceRow[] {
  return devices.toSorted(
    (one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name),
  )
}

const rank = ({ state }: DeviceRow) => (state === 'active' ? 0 : 1)
