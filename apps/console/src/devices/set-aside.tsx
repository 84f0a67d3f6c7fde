/** Scans that were not let in, each with the reason and what it said, until somebody decides. Nothing is ever dropped. */
import type { DecisionWhat, DeviceRow, QuarantineRow } from '@milepost/contract'
import { Button } from '@milepost/ui'
import { type JSX, useState } from 'react'
import { useMayManage, useZone } from '../people/use-session.ts'
import { troubleOf } from '../shell/ask.ts'
import { moment } from '../shell/time-words.ts'
import { useNow } from '../shell/use-now.ts'
import { decisionWords, nextWords, reasonWords } from './set-aside-words.ts'
import { useDecision, useSetAside } from './use-devices.ts'

export function SetAside({
  devices,
}: {
  readonly devices: readonly DeviceRow[]
}): JSX.Element | null {
  const { data: rows = [] } = useSetAside()
  if (rows.length === 0) return null
  const nameOf = new Map(devices.map(({ device, name }) => [device, name]))
  const list = (wanted: readonly QuarantineRow[]) => (
    <ul className="panel">
      {wanted.map((row) => (
        <Kept key={row.key} row={row} name={row.device && nameOf.get(row.device)} />
      ))}
    </ul>
  )
  const open = rows.filter(({ decision }) => decision === undefined)
  const decided = rows.filter(({ decision }) => decision !== undefined)
  return (
    <section className="set-aside">
      <h2>Set aside</h2>
      {open.length > 0 && (
        <>
          <p className="soft">
            These scans did not fit. They are kept as they came, and count for nothing until
            somebody decides.
          </p>
          {list(open)}
        </>
      )}
      {decided.length > 0 && (
        <details>
          <summary className="soft">{decided.length} decided in the last 30 days</summary>
          {list(decided)}
        </details>
      )}
    </section>
  )
}

function Kept({ row, name }: { readonly row: QuarantineRow; readonly name: string | undefined }) {
  const zone = useZone()
  const now = useNow(60)
  const mayManage = useMayManage()
  const { decision } = row
  return (
    <li data-decided={decision !== undefined}>
      <details>
        <summary>
          <strong>{name ?? 'No device'}</strong>
          {row.seq !== undefined && <span className="soft">number {row.seq}</span>}
          <span>{reasonWords[row.reason]}</span>
          <time dateTime={new Date(row.at).toISOString()}>{moment(row.at, zone, now)}</time>
        </summary>
        {decision ? (
          <p>
            {decisionWords(decision)} {moment(decision.at, zone, now)}
          </p>
        ) : (
          mayManage && <Deciding row={row} />
        )}
        <pre className="code">{row.bytes}</pre>
      </details>
    </li>
  )
}

function Deciding({ row }: { readonly row: QuarantineRow }) {
  const decision = useDecision()
  const [why, setWhy] = useState('')
  const isReady = why.trim().length >= leastReason && !decision.isPending
  const decide = (what: DecisionWhat) => {
    decision.mutate({ key: row.key, what, why: why.trim() })
  }
  return (
    <form className="deciding" onSubmit={(event) => event.preventDefault()}>
      <p>{nextWords(row)}</p>
      <label>
        Why
        <input
          value={why}
          maxLength={200}
          placeholder={row.mayComeIn ? 'Seen on the shelf by me' : 'Recorded on the order by me'}
          onChange={({ target }) => setWhy(target.value)}
        />
      </label>
      <div className="revoking-actions">
        {row.mayComeIn && (
          <Button look="main" disabled={!isReady} onClick={() => decide('let-in')}>
            Let it in
          </Button>
        )}
        <Button disabled={!isReady} onClick={() => decide('put-away')}>
          Set aside for good
        </Button>
      </div>
      {decision.isError && (
        <p role="alert" className="revoking-trouble">
          <strong>{troubleOf(decision.error).title}.</strong> {troubleOf(decision.error).detail}
        </p>
      )}
    </form>
  )
}

/** So long that it says something to whoever reads it next year. */
const leastReason = 3
