/** Scans that were not let in, each with the reason and what it said. Nothing is ever dropped. */
import type { DeviceRow, QuarantineList } from '@milepost/contract'
import type { JSX } from 'react'
import { useZone } from '../people/use-session.ts'
import { moment } from '../shell/time-words.ts'
import { useNow } from '../shell/use-now.ts'
import { useSetAside } from './use-devices.ts'

type Row = QuarantineList['rows'][number]

const reasonWords: Readonly<Record<Row['reason'], string>> = {
  'schema': 'A field does not fit what a scan may say',
  'hash-mismatch': 'It was changed on its way here',
  'wrong-device': 'It says that another device made it',
  'unknown-device': 'Nobody here knows the device that made it',
  'too-large': 'It is larger than a scan can be',
  'device-revoked': 'Its device was revoked before it came',
  'not-authorized-at-time': 'Nobody was signed in who may make it',
  'conflict': 'A scan with the same id says something else',
}

export function SetAside({
  devices,
}: {
  readonly devices: readonly DeviceRow[]
}): JSX.Element | null {
  const { data: rows = [] } = useSetAside()
  if (rows.length === 0) return null
  const nameOf = new Map(devices.map(({ device, name }) => [device, name]))
  return (
    <section className="set-aside">
      <h2>Set aside</h2>
      <p className="soft">
        These scans did not fit. They are kept as they came, and count for nothing.
      </p>
      <ul className="panel">
        {rows.map((row) => (
          <Kept key={`${row.id} ${row.at}`} row={row} name={row.device && nameOf.get(row.device)} />
        ))}
      </ul>
    </section>
  )
}

function Kept({ row, name }: { readonly row: Row; readonly name: string | undefined }) {
  const zone = useZone()
  const now = useNow(60)
  return (
    <li>
      <details>
        <summary>
          <strong>{name ?? 'No device'}</strong>
          {row.seq !== undefined && <span className="soft">number {row.seq}</span>}
          <span>{reasonWords[row.reason]}</span>
          <time dateTime={new Date(row.at).toISOString()}>{moment(row.at, zone, now)}</time>
        </summary>
        <pre className="code">{row.bytes}</pre>
      </details>
    </li>
  )
}
