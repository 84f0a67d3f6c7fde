/** People of the console: what each may see and change there. */
import { type Role, roles, type UserList } from '@milepost/contract'
import { Button } from '@milepost/ui'
import { type JSX, useState } from 'react'
import { useSession } from '../people/use-session.ts'
import { Answered, Bones } from '../shell/answered.tsx'
import { AskedFirst, focused, Section, SettingForm, textOf } from './section.tsx'
import { useAddUser, useDropUser, useUsers } from './use-settings.ts'

const roleWords: Readonly<Record<Role, readonly [name: string, may: string]>> = {
  support: ['Support', 'sees orders and explains them'],
  supervisor: ['Supervisor', 'runs the floor: findings and devices'],
  admin: ['Admin', 'sets everything up'],
}

type User = UserList['users'][number]

interface Editing {
  readonly name: string
  readonly role: Role
}

export function Users(): JSX.Element {
  const asked = useUsers()
  const [editing, setEditing] = useState<Editing>()
  const begin = () => setEditing({ name: '', role: 'supervisor' })
  return (
    <Section
      title="Console"
      says="Supervisors, support and admins sign in here by name and password."
      add={editing ? undefined : { words: 'Add a person', begin }}
    >
      {editing && (
        <UserForm key={editing.name} user={editing} close={() => setEditing(undefined)} />
      )}
      <Answered asked={asked} waiting={<Bones lines={2} />}>
        {(users) => (
          <ul className="panel">
            {users.map((user) => (
              <Line key={user.person} user={user} renew={() => setEditing(user)} />
            ))}
          </ul>
        )}
      </Answered>
    </Section>
  )
}

function Line({ user, renew }: { readonly user: User; readonly renew: () => void }) {
  const { person } = useSession()
  const drop = useDropUser()
  const [isAsking, setAsking] = useState(false)
  const isMe = user.person === person
  return (
    <li>
      <strong>{user.name}</strong>
      <span className="soft">{roleWords[user.role].join(', ')}</span>
      <span>
        <Button look="quiet" onClick={renew}>
          New password<span className="visually-hidden"> for {user.name}</span>
        </Button>
        <Button look="quiet" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
          Remove<span className="visually-hidden"> {user.name}</span>
        </Button>
      </span>
      {isAsking && (
        <AskedFirst
          question={`Remove ${user.name}? ${isMe ? 'That is you: you are' : `${user.name} is`} signed out at once. The name stays beside what was decided under it.`}
          yes={`Remove ${user.name}`}
          isPending={drop.isPending}
          error={drop.error}
          onYes={() => drop.mutate(user.person)}
          close={() => setAsking(false)}
        />
      )}
    </li>
  )
}

function UserForm({ user, close }: { readonly user: Editing; readonly close: () => void }) {
  const add = useAddUser()
  const isNew = user.name === ''
  const send = (said: FormData) =>
    add.mutate(
      {
        name: isNew ? textOf(said, 'name') : user.name,
        role: roles.find((role) => role === said.get('role')) ?? user.role,
        password: textOf(said, 'password'),
      },
      { onSuccess: close },
    )
  return (
    <SettingForm
      submit={isNew ? 'Add' : 'Save'}
      isPending={add.isPending}
      error={add.error}
      onSubmit={send}
      close={close}
    >
      <label>
        Name
        <input
          ref={isNew ? focused : undefined}
          name="name"
          required
          maxLength={60}
          autoComplete="off"
          defaultValue={user.name}
          readOnly={!isNew}
        />
      </label>
      <label>
        Role
        <select name="role" defaultValue={user.role}>
          {roles.map((role) => (
            <option key={role} value={role}>
              {roleWords[role].join(': ')}
            </option>
          ))}
        </select>
      </label>
      <Password />
      {!isNew && <p className="soft">Whoever is signed in as {user.name} must sign in again.</p>}
    </SettingForm>
  )
}

function Password() {
  const [password] = useState(madeUp)
  return (
    <label>
      Password
      <span className="soft">Tell it to the person; it is shown only here.</span>
      <input
        name="password"
        className="code"
        required
        minLength={12}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        defaultValue={password}
      />
    </label>
  )
}

/** Easy to read out: no letter that is taken for another. */
function madeUp(): string {
  const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
  const bytes = [...crypto.getRandomValues(new Uint8Array(20))]
  const letters = bytes.map((byte) => alphabet.charAt(byte % alphabet.length)).join('')
  return letters.replaceAll(/(.{5})(?=.)/g, '$1-')
}
