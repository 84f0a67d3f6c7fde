/** One device, and the question before it is taken out. */
import type { DeviceRow } from '@milepost/contract'
import { ago, Button, Icon, Pill } from '@milepost/ui'
import { type JSX, useEffect, useRef, useState } from 'react'
import { useMayManage, useSession, useZone } from '../people/use-session.ts'
import { troubleOf } from '../shell/ask.ts'
import { moment } from '../shell/time-words.ts'
import { useKeys } from '../shell/use-keys.ts'
import { useNow } from '../shell/use-now.ts'
import {
  clockWords,
  countWords,
  differenceWords,
  gapWords,
  lostWords,
  overdueGaps,
  revokeWords,
  storageWords,
} from './device-words.ts'
import { useRevoke } from './use-devices.ts'

export interface DeviceLineProps {
  readonly row: DeviceRow
  readonly isChosen: boolean
}

/** Longer than a walk through a dead corner of the hall. */
const silentMs = 30 * 60_000

export function DeviceLine({ row, isChosen }: DeviceLineProps): JSX.Element {
  const [isAsking, setAsking] = useState(false)
  const line = useRef<HTMLTableRowElement>(null)
  const { sites } = useSession()
  const mayManage = useMayManage()
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'center' })
  }, [isChosen])
  const site = sites.find((each) => each.site === row.site)
  return (
    <>
      <tr ref={line} data-state={row.state} data-chosen={isChosen}>
        <th scope="row">
          <Icon name="device" size={18} />
          <span className="device-name">
            {row.name}
            {sites.length > 1 && <span className="soft">{site?.name}</span>}
          </span>
        </th>
        <td data-label="State">
          {row.state === 'active' ? (
            'In use'
          ) : (
            <Pill tone="calm" icon="revoke">
              Revoked
            </Pill>
          )}
        </td>
        <Contact row={row} />
        <Holding row={row} />
        <Clock offset={row.clockOffset} />
        <Storage storage={row.storage} />
        <td data-label="App" className="code soft">
          {row.app ?? '–'}
        </td>
        <td className="device-actions">
          {mayManage && row.state === 'active' && (
            <Button look="quiet" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
              Revoke
            </Button>
          )}
        </td>
      </tr>
      {isAsking && row.state === 'active' && <Revoking row={row} close={() => setAsking(false)} />}
    </>
  )
}

function Contact({ row }: { readonly row: DeviceRow }) {
  const now = useNow()
  const zone = useZone(row.site)
  const { heardAt, waiting, state } = row
  const isSilent = state === 'active' && heardAt !== undefined && now - heardAt > silentMs
  return (
    <>
      <td
        data-label="Last contact"
        title={heardAt === undefined ? undefined : moment(heardAt, zone, now)}
      >
        {heardAt === undefined ? 'never' : ago(heardAt, now)}
      </td>
      <td data-label="Waiting on it">
        {waiting === 0 ? (
          <span className="soft">nothing</span>
        ) : (
          <Pill tone={isSilent ? 'look' : 'again'} icon={isSilent ? 'offline' : 'sync'}>
            {waiting} {waiting === 1 ? 'scan' : 'scans'}
            {isSilent && ', and silent'}
          </Pill>
        )}
      </td>
    </>
  )
}

function Holding({ row }: { readonly row: DeviceRow }) {
  const now = useNow()
  const overdue = overdueGaps(row.gaps, now)
  const lost = lostWords(row)
  const words = [gapWords(row), differenceWords(row)].filter((each) => each !== undefined)
  const missing = words.length > 0 ? words.join('; ') : undefined
  // What a device still holds is short, not missing.
  const isShort = row.held < row.made
  const icon = missing ? 'look' : isShort ? 'sync' : 'done'
  return (
    <td
      data-label="Made and held"
      className="device-held"
      data-missing={missing !== undefined}
      data-short={isShort}
    >
      {row.made > 0 && <Icon name={icon} size={16} />}
      <span>
        {countWords(row)}
        {missing && <strong>{missing}</strong>}
        {overdue && (
          <Pill tone="wrong" icon="look">
            {overdue}
          </Pill>
        )}
        {lost && <span className="soft">{lost}</span>}
      </span>
    </td>
  )
}

function Clock({ offset }: { readonly offset: number | undefined }) {
  const { words, isSkewed } = clockWords(offset)
  return (
    <td data-label="Clock">
      {isSkewed ? (
        <Pill tone="look" icon="clock">
          {words}
        </Pill>
      ) : (
        words
      )}
    </td>
  )
}

function Storage({ storage }: { readonly storage: DeviceRow['storage'] }) {
  const { words, more, isTrouble } = storageWords(storage)
  return (
    <td data-label="Storage" className="device-storage">
      {isTrouble ? (
        <Pill tone="look" icon="look">
          {words}
        </Pill>
      ) : (
        <span>{words}</span>
      )}
      {more && <span className="soft">{more}</span>}
    </td>
  )
}

function Revoking({ row, close }: { readonly row: DeviceRow; readonly close: () => void }) {
  const revoke = useRevoke()
  const keep = useRef<HTMLDivElement>(null)
  useEffect(() => keep.current?.focus(), [])
  useKeys({ Escape: close })
  return (
    <tr className="revoking">
      <td colSpan={9}>
        <div ref={keep} role="alertdialog" aria-label={`Revoke ${row.name}?`} tabIndex={-1}>
          <p>
            <strong>Revoke {row.name}?</strong> {revokeWords(row)}
          </p>
          {revoke.isError && (
            <p role="alert" className="revoking-trouble">
              <strong>{troubleOf(revoke.error).title}.</strong> {troubleOf(revoke.error).detail}
            </p>
          )}
          <div className="revoking-actions">
            <Button
              look="danger"
              icon="revoke"
              disabled={revoke.isPending}
              onClick={() => revoke.mutate(row.device)}
            >
              Revoke {row.name}
            </Button>
            <Button onClick={close}>Keep it</Button>
          </div>
        </div>
      </td>
    </tr>
  )
}
