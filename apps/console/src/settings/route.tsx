/** Which scans a site makes: a box for each, what a change would do, and who said it last. */
import type { SiteList } from '@milepost/contract'
import { type OptionalScan, optionalScans } from '@milepost/domain'
import { stepWords } from '@milepost/ui'
import { type JSX, useState } from 'react'
import { useFindings } from '../findings/use-findings.ts'
import { moment } from '../shell/time-words.ts'
import { useNow } from '../shell/use-now.ts'
import { type RouteChange, routeChangeWords } from './route-words.ts'

type Site = SiteList['sites'][number]

export function Route({ site }: { readonly site: Site | undefined }): JSX.Element {
  const before = site?.neverScans ?? []
  const [never, setNever] = useState<readonly OptionalScan[]>(before)
  const change = (step: OptionalScan, made: boolean) =>
    setNever(optionalScans.filter((each) => (each === step ? !made : never.includes(each))))
  return (
    <fieldset>
      <legend>Scans made here</legend>
      {optionalScans.map((step) => (
        <label className="choice" key={step}>
          <input
            type="checkbox"
            name="scans"
            value={step}
            checked={!never.includes(step)}
            onChange={({ target }) => change(step, target.checked)}
          />
          {stepWords[step]}
        </label>
      ))}
      <label className="choice">
        <input type="checkbox" checked disabled aria-describedby="handover-scan" />
        {stepWords['handed-over']}
      </label>
      <p id="handover-scan" className="soft">
        The handover is scanned everywhere: who had a box is witnessed, never assumed.
      </p>
      {site && <WhatChanges site={site} before={before} after={never} />}
      {site?.routeSaid && <SaidBy site={site} said={site.routeSaid} />}
    </fieldset>
  )
}

export const neverScansOf = (said: FormData): OptionalScan[] =>
  optionalScans.filter((step) => !said.getAll('scans').includes(step))

interface WhatChangesProps extends Pick<RouteChange, 'before' | 'after'> {
  readonly site: Site
}

function WhatChanges({ site, before, after }: WhatChangesProps) {
  const { data } = useFindings()
  const open = data?.rows.filter((row) => row.site === site.site).map(({ step }) => step)
  const words = routeChangeWords({ name: site.name, before, after, open })
  return <output>{words.join(' ')}</output>
}

function SaidBy({
  site,
  said,
}: {
  readonly site: Site
  readonly said: NonNullable<Site['routeSaid']>
}) {
  const now = useNow()
  return (
    <p className="soft">
      Said last by {said.by}, {moment(said.at, site.zone, now)}.
    </p>
  )
}
