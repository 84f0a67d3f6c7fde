/** Sites and their stations: nothing can be scanned before there is one. */
import type { SiteList, WorkSite } from '@milepost/contract'
import { as, type SiteId, type StationId } from '@milepost/domain'
import { Button, EmptyState } from '@milepost/ui'
import { type JSX, useState } from 'react'
import { Answered, Bones } from '../shell/answered.tsx'
import { neverScansOf, Route } from './route.tsx'
import { neverScansWords } from './route-words.ts'
import { focused, Section, SettingForm, textOf } from './section.tsx'
import { idFrom } from './site-id.ts'
import { useOpenSite, useSites } from './use-settings.ts'

type Site = SiteList['sites'][number]
type Job = WorkSite['stations'][number]['job']

const jobWords: Readonly<Record<Job, string>> = {
  'receive': 'Receive',
  'pick': 'Pick',
  'pack': 'Pack',
  'hand-over': 'Hand over',
  'returns': 'Returns',
}
const jobs: readonly Job[] = ['receive', 'pick', 'pack', 'hand-over', 'returns']

export function Sites(): JSX.Element {
  const asked = useSites()
  const [editing, setEditing] = useState<Site | 'new'>()
  const begin = () => setEditing('new')
  const close = () => setEditing(undefined)
  return (
    <Section
      title="Sites"
      says="A warehouse, its clock, and the places where people stand in it."
      add={editing || asked.data?.length === 0 ? undefined : { words: 'Open a site', begin }}
    >
      {editing && (
        <SiteForm
          key={editing === 'new' ? '' : editing.site}
          site={editing === 'new' ? undefined : editing}
          all={asked.data ?? []}
          close={close}
        />
      )}
      <Answered asked={asked} waiting={<Bones lines={2} />}>
        {(sites) =>
          sites.length === 0 ? (
            !editing && <NoSite begin={begin} />
          ) : (
            <ul className="panel">
              {sites.map((site) => (
                <li key={site.site}>
                  <strong>
                    {site.name}
                    <span className="code setting-id">{site.site}</span>
                  </strong>
                  <span className="soft">
                    {stationWords(site)}
                    {neverScansWords(site.neverScans)}
                  </span>
                  <span className="soft">{site.zone.replaceAll('_', ' ')}</span>
                  <Button look="quiet" onClick={() => setEditing(site)}>
                    Change<span className="visually-hidden"> {site.name}</span>
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  )
}

function NoSite({ begin }: { readonly begin: () => void }) {
  return (
    <div className="panel">
      <EmptyState icon="bin" title="No site yet">
        <p>Open the first one. Then add people, enrol a device, and issue a key for the shop.</p>
        <Button look="main" onClick={begin}>
          Open a site
        </Button>
      </EmptyState>
    </div>
  )
}

function stationWords({ stations }: WorkSite): string {
  if (stations.length === 0) return 'No stations'
  return stations.map(({ name }) => name).join(' · ')
}

interface Row {
  readonly row: number
  readonly station: StationId | undefined
  readonly name: string
  readonly job: Job
}

const usual: readonly (readonly [string, Job])[] = [
  ['Receiving', 'receive'],
  ['Picking', 'pick'],
  ['Packing', 'pack'],
  ['Dock', 'hand-over'],
]

interface SiteFormProps {
  readonly site: Site | undefined
  readonly all: readonly Site[]
  readonly close: () => void
}

function SiteForm({ site, all, close }: SiteFormProps) {
  const open = useOpenSite()
  const [rows, setRows] = useState<readonly Row[]>(() => rowsOf(site))
  const send = (said: FormData) => {
    const name = textOf(said, 'name')
    const taken = new Set<string>(all.map((each) => each.site))
    const id = site?.site ?? as<SiteId>(idFrom(name, taken))
    open.mutate(
      {
        site: id,
        name,
        zone: textOf(said, 'zone'),
        stations: stationsOf(rows),
        picking: pickingOf(said),
        scanning: { anyItf: said.get('anyItf') !== null },
        neverScans: neverScansOf(said),
      },
      { onSuccess: close },
    )
  }
  return (
    <SettingForm
      submit={site ? 'Save' : 'Open the site'}
      isPending={open.isPending}
      error={open.error}
      onSubmit={send}
      close={close}
    >
      <label>
        Name
        <input
          ref={focused}
          name="name"
          required
          maxLength={60}
          defaultValue={site?.name}
          placeholder="Reno North"
        />
      </label>
      <label>
        Time zone
        <select name="zone" defaultValue={site?.zone ?? ownZone()}>
          {zones(site?.zone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
      <Stations rows={rows} setRows={setRows} />
      <Picking site={site} />
      <Scanning site={site} />
      <Route site={site} />
    </SettingForm>
  )
}

interface StationsProps {
  readonly rows: readonly Row[]
  readonly setRows: (rows: readonly Row[]) => void
}

function Stations({ rows, setRows }: StationsProps) {
  const change = (row: number, to: Partial<Row>) =>
    setRows(rows.map((each) => (each.row === row ? { ...each, ...to } : each)))
  const add = () => {
    const row = Math.max(-1, ...rows.map((each) => each.row)) + 1
    setRows([...rows, { row, station: undefined, name: '', job: 'pack' }])
  }
  return (
    <fieldset className="stations">
      <legend>Stations</legend>
      {rows.map(({ row, name, job }) => (
        <div key={row}>
          <input
            aria-label="Name of the station"
            required
            maxLength={60}
            value={name}
            onChange={({ target }) => change(row, { name: target.value })}
          />
          <select
            aria-label={`What is done at ${name || 'it'}`}
            value={job}
            onChange={({ target }) => change(row, { job: target.value as Job })}
          >
            {jobs.map((each) => (
              <option key={each} value={each}>
                {jobWords[each]}
              </option>
            ))}
          </select>
          <Button
            look="quiet"
            icon="close"
            aria-label={`Take out ${name || 'this station'}`}
            onClick={() => setRows(rows.filter((each) => each.row !== row))}
          />
        </div>
      ))}
      <Button onClick={add}>Add a station</Button>
    </fieldset>
  )
}

const walkWords = {
  rows: 'Each aisle from its front',
  serpentine: 'Up one aisle and down the next',
} as const

function Picking({ site }: Pick<SiteFormProps, 'site'>) {
  return (
    <fieldset>
      <legend>Picking</legend>
      <label className="choice">
        <input type="checkbox" name="binScan" defaultChecked={site?.picking?.binScan ?? false} />
        The bin is scanned before anything is taken from it
      </label>
      <label>
        Way through the shelves
        <select name="walk" defaultValue={site?.picking?.walk ?? 'rows'}>
          {Object.entries(walkWords).map(([walk, words]) => (
            <option key={walk} value={walk}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  )
}

function Scanning({ site }: Pick<SiteFormProps, 'site'>) {
  return (
    <fieldset>
      <legend>Scanning</legend>
      <label className="choice">
        <input
          type="checkbox"
          name="anyItf"
          defaultChecked={site?.scanning?.anyItf ?? false}
          aria-describedby="any-itf"
        />
        Interleaved 2 of 5 codes are read in every length, not in 14 digits alone
      </label>
      <p id="any-itf" className="soft">
        The others have no check digit: half covered, one may be read as a shorter one.
      </p>
    </fieldset>
  )
}

const pickingOf = (said: FormData): NonNullable<WorkSite['picking']> => ({
  binScan: said.get('binScan') !== null,
  walk: textOf(said, 'walk') === 'serpentine' ? 'serpentine' : 'rows',
})

const rowsOf = (site: WorkSite | undefined): readonly Row[] =>
  site
    ? site.stations.map((each, row) => ({ row, ...each }))
    : usual.map(([name, job], row) => ({ row, station: undefined, name, job }))

function stationsOf(rows: readonly Row[]): WorkSite['stations'] {
  const taken = new Set<string>(rows.flatMap(({ station }) => station ?? []))
  return rows.map(({ station, name, job }) => {
    const id = station ?? idFrom(name, taken)
    taken.add(id)
    return { station: as<StationId>(id), name: name.trim(), job }
  })
}

const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone

const zones = (known: string | undefined): readonly string[] =>
  [
    ...new Set([
      'UTC',
      ownZone(),
      ...(known ? [known] : []),
      ...Intl.supportedValuesOf('timeZone'),
    ]),
  ].toSorted()
