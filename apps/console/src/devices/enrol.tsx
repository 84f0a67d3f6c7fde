/** A device joins: a one-time code, big and as a QR, how long it lasts, and what to do on the phone. */
import type { EnrolmentAnswer } from '@milepost/contract'
import { as, type SiteId } from '@milepost/domain'
import { Button, EmptyState, Icon } from '@milepost/ui'
import { type JSX, type SubmitEvent, useState } from 'react'
import { useSession } from '../people/use-session.ts'
import { Refused } from '../shell/answered.tsx'
import { troubleOf } from '../shell/ask.ts'
import { Link } from '../shell/navigate.tsx'
import { Screen } from '../shell/screen.tsx'
import { useNow } from '../shell/use-now.ts'
import { timeLeft } from './device-words.ts'
import './enrol.css'
import { qrPath } from './qr-path.ts'
import { useDevices, useEnrolment } from './use-devices.ts'

export function Enrol(): JSX.Element {
  const { sites } = useSession()
  return (
    <Screen title="Enrol a device" aside={<Link to={{ screen: 'devices' }}>All devices</Link>}>
      {sites.length === 0 ? <NoSite /> : <Joining />}
    </Screen>
  )
}

function Joining() {
  const enrolment = useEnrolment()
  const { sites } = useSession()
  const [name, setName] = useState('')
  const [site, setSite] = useState(sites[0]?.site)
  const show = () => {
    if (site) enrolment.mutate({ site, ...(name.trim() === '' ? {} : { name: name.trim() }) })
  }
  const send = (event: SubmitEvent) => {
    event.preventDefault()
    show()
  }
  return (
    <>
      {enrolment.data ? (
        <Code
          key={enrolment.data.code}
          answer={enrolment.data}
          isPending={enrolment.isPending}
          again={show}
          next={() => {
            enrolment.reset()
            setName('')
          }}
        />
      ) : (
        <form className="panel enrol-form" onSubmit={send}>
          <label>
            Site
            <select
              value={site ?? ''}
              onChange={(event) => setSite(as<SiteId>(event.target.value))}
            >
              {sites.map((each) => (
                <option key={each.site} value={each.site}>
                  {each.name}
                </option>
              ))}
            </select>
          </label>
          <label>
            Name of the device <span className="soft">(can also be given on the phone)</span>
            <input
              value={name}
              maxLength={60}
              placeholder="TC-05"
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <Button look="main" type="submit" disabled={enrolment.isPending || !site}>
            Show a one-time code
          </Button>
          <p className="soft">The code works once, for one device, and only for a few minutes.</p>
        </form>
      )}
      {enrolment.isError && <Refused trouble={troubleOf(enrolment.error)} />}
    </>
  )
}

function NoSite() {
  const { role } = useSession()
  return (
    <div className="panel">
      <EmptyState icon="bin" title="There is no site to enrol it at">
        <p>A device belongs to a warehouse.</p>
        {role === 'admin' ? (
          <Link className="button" data-look="main" to={{ screen: 'settings' }}>
            Open a site
          </Link>
        ) : (
          <p>Ask an admin to open one in the settings.</p>
        )}
      </EmptyState>
    </div>
  )
}

interface CodeProps {
  readonly answer: EnrolmentAnswer
  readonly isPending: boolean
  readonly again: () => void
  /** Another device: a new name, a new code. */
  readonly next: () => void
}

function Code({ answer, isPending, again, next }: CodeProps) {
  const now = useNow(1)
  const left = timeLeft(answer.expiresAt - now)
  const joined = useJoined()
  if (joined) return <Joined name={joined} next={next} />
  return (
    <div className="panel enrol-code" data-over={left === undefined}>
      <Qr text={answer.link} />
      <div>
        <p className="enrol-label">One-time code</p>
        <p className="enrol-digits code">
          {answer.code.slice(0, 4)} {answer.code.slice(4)}
        </p>
        {left === undefined ? (
          <p className="enrol-left" aria-live="polite">
            <strong>This code is too old.</strong>{' '}
            <Button look="main" disabled={isPending} onClick={again}>
              Show a new code
            </Button>
          </p>
        ) : (
          <p className="enrol-left">
            Works once, for <strong role="timer">{left}</strong> more.
          </p>
        )}
        <ol>
          <li>
            Point the phone’s camera at the square, or open {originOf(answer.link)} and type the
            code.
          </li>
          <li>Give the device a name that stands on it, such as TC-05.</li>
          <li>Add the page to the home screen, so that it opens without a network.</li>
        </ol>
        <p className="soft" aria-live="polite">
          <Icon name="clock" size={16} /> Waiting for the device. It appears here when it has
          joined.
        </p>
      </div>
    </div>
  )
}

function Joined({ name, next }: { readonly name: string; readonly next: () => void }) {
  return (
    <div className="panel enrol-joined" aria-live="polite">
      <Icon name="done" size={40} />
      <h2>{name} has joined</h2>
      <p>Somebody can sign in on it with a badge or PIN.</p>
      <p className="enrol-next">
        <Button look="main" onClick={next}>
          Enrol another
        </Button>
        <Link className="button" to={{ screen: 'devices' }}>
          All devices
        </Link>
      </p>
    </div>
  )
}

/** The name of a device that was not there when this code was first shown. */
function useJoined(): string | undefined {
  const { data: devices } = useDevices()
  const [before, setBefore] = useState<ReadonlySet<string>>()
  if (!before && devices) setBefore(new Set(devices.map(({ device }) => device)))
  return devices?.find(({ device }) => before && !before.has(device))?.name
}

function Qr({ text }: { readonly text: string }) {
  const { size, path } = qrPath(text)
  return (
    <svg
      className="enrol-qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label="The code as a QR"
    >
      <path d={path} />
    </svg>
  )
}

const originOf = (link: string) => link.replace(/\?.*$/, '')
