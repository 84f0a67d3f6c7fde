/** People of the floor: each gets a badge to print and four digits for the day the badge is at home. */
import type { StaffList } from '@milepost/contract'
import type { SiteId } from '@milepost/domain'
import { Button, EmptyState } from '@milepost/ui'
import { type JSX, useState } from 'react'
import { useSession } from '../people/use-session.ts'
import { Answered, Bones } from '../shell/answered.tsx'
import { Badge } from './badge.tsx'
import { AskedFirst, focused, Section, SettingForm, textOf } from './section.tsx'
import { useBadgeStaff, useDropStaff, useStaff } from './use-settings.ts'

type Person = StaffList['staff'][number]

interface Made {
  readonly name: string
  readonly badge: string
}

export function Staff(): JSX.Element {
  const asked = useStaff()
  const { sites } = useSession()
  const [editing, setEditing] = useState<Person | 'new'>()
  const [made, setMade] = useState<Made>()
  const begin = () => {
    setMade(undefined)
    setEditing('new')
  }
  const close = () => setEditing(undefined)
  return (
    <Section
      title="Floor staff"
      says="They sign in on a device by badge or four digits, without a network too."
      add={editing || sites.length === 0 ? undefined : { words: 'Add a person', begin }}
    >
      {editing && (
        <StaffForm
          key={editing === 'new' ? '' : editing.person}
          person={editing === 'new' ? undefined : editing}
          close={close}
          done={(badge) => {
            setMade(badge)
            close()
          }}
        />
      )}
      {made && <Badge key={made.badge} {...made} close={() => setMade(undefined)} />}
      <Answered asked={asked} waiting={<Bones lines={3} />}>
        {(staff) =>
          staff.length === 0 ? (
            <div className="panel">
              <EmptyState icon="person" title="Nobody can sign in on a device yet">
                <p>
                  {sites.length === 0
                    ? 'Open a site first: people work at one.'
                    : 'Add a person, and print the badge.'}
                </p>
              </EmptyState>
            </div>
          ) : (
            <ul className="panel">
              {staff.map((person) => (
                <Line
                  key={person.person}
                  person={person}
                  badge={() => {
                    setMade(undefined)
                    setEditing(person)
                  }}
                />
              ))}
            </ul>
          )
        }
      </Answered>
    </Section>
  )
}

function Line({ person, badge }: { readonly person: Person; readonly badge: () => void }) {
  const { sites } = useSession()
  const drop = useDropStaff()
  const [isAsking, setAsking] = useState(false)
  const where = person.sites.map((site) => sites.find((each) => each.site === site)?.name ?? site)
  return (
    <li>
      <strong>{person.name}</strong>
      <span className="soft">{where.join(' · ')}</span>
      <span>
        <Button look="quiet" onClick={badge}>
          New badge<span className="visually-hidden"> for {person.name}</span>
        </Button>
        <Button look="quiet" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
          Remove<span className="visually-hidden"> {person.name}</span>
        </Button>
      </span>
      {isAsking && (
        <AskedFirst
          question={`Remove ${person.name}? Badge and digits stop working on each device as soon as it is online. What ${person.name} scanned stays.`}
          yes={`Remove ${person.name}`}
          isPending={drop.isPending}
          error={drop.error}
          onYes={() => drop.mutate(person.person)}
          close={() => setAsking(false)}
        />
      )}
    </li>
  )
}

interface StaffFormProps {
  readonly person: Person | undefined
  readonly close: () => void
  readonly done: (made: Made) => void
}

function StaffForm({ person, close, done }: StaffFormProps) {
  const { sites } = useSession()
  const add = useBadgeStaff()
  const [chosen, setChosen] = useState<readonly SiteId[]>(
    () => person?.sites ?? sites.slice(0, 1).map(({ site }) => site),
  )
  const send = (said: FormData) => {
    const name = textOf(said, 'name')
    add.mutate(
      {
        ...(person ? { person: person.person } : {}),
        name,
        language: person?.language ?? navigator.language.slice(0, 2).toLowerCase(),
        pin: textOf(said, 'pin'),
        sites: [...chosen],
      },
      { onSuccess: ({ badge }) => done({ name, badge }) },
    )
  }
  return (
    <SettingForm
      submit={person ? 'Make a new badge' : 'Add and make the badge'}
      isPending={add.isPending || chosen.length === 0}
      error={add.error}
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
          autoComplete="off"
          defaultValue={person?.name}
        />
      </label>
      <label>
        Four digits
        <input
          name="pin"
          required
          pattern="[0-9]{4}"
          title="Four digits, such as 4711"
          inputMode="numeric"
          maxLength={4}
          autoComplete="off"
          className="code"
        />
      </label>
      {person && <p className="soft">The old badge and the old digits stop working.</p>}
      <WorksAt chosen={chosen} setChosen={setChosen} />
    </SettingForm>
  )
}

interface WorksAtProps {
  readonly chosen: readonly SiteId[]
  readonly setChosen: (sites: readonly SiteId[]) => void
}

/** Where there is one site there is nothing to choose. */
function WorksAt({ chosen, setChosen }: WorksAtProps) {
  const { sites } = useSession()
  if (sites.length < 2) return null
  return (
    <fieldset>
      <legend>Works at</legend>
      {sites.map(({ site, name }) => (
        <label key={site} className="choice">
          <input
            type="checkbox"
            checked={chosen.includes(site)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, site] : chosen.filter((each) => each !== site))
            }
          />
          {name}
        </label>
      ))}
    </fieldset>
  )
}
