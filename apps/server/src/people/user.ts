/** People get a place at the console. */
import type { NewUser } from '@milepost/contract'
import { as, type PersonId } from '@milepost/domain'
import type { Randomness } from '../ops/ports.ts'
import { no, ok, type Result } from '../ops/result.ts'
import { newSecret } from '../ops/secret.ts'
import { passwordHash } from './password.ts'
import type { ConsoleUser, PeopleStore } from './store.ts'

const firstName = 'admin'

export interface UserDeps {
  readonly people: PeopleStore
  readonly random: Randomness
  readonly passwordCost?: number
}

/** False when it would leave no admin; then nothing is changed. */
export async function addUser(deps: UserDeps, user: NewUser): Promise<boolean> {
  return await deps.people.putUser(await hashed(deps, user))
}

/**
 * The way back in for who runs the server: an admin with a new password, told once. Without a name it is the only admin,
 * or where there is none the first; of several, nobody can say which, so their names are answered.
 */
export async function newAdminPassword(
  deps: UserDeps,
  wanted: string | undefined,
): Promise<Result<{ readonly name: string; readonly password: string }, readonly string[]>> {
  const admins = (await deps.people.allUsers()).filter(({ role }) => role === 'admin')
  const names = admins.map(({ name }) => name)
  if (wanted === undefined && names.length > 1) return no(names)
  const name = wanted ?? names[0] ?? firstName
  const password = newSecret(deps.random, 12)
  await addUser(deps, { name, password, role: 'admin' })
  return ok({ name, password })
}

/** On a new server: the first admin, with a password that is told once. Nothing when there are users already. */
export async function firstAdmin(
  deps: UserDeps,
): Promise<{ readonly name: string; readonly password: string } | undefined> {
  if (await deps.people.hasUsers()) return undefined
  const admin = { name: firstName, password: newSecret(deps.random, 12) }
  // Another server may have started on the same database meanwhile; then its password holds.
  const isFirst = await deps.people.putFirstUser(await hashed(deps, { ...admin, role: 'admin' }))
  return isFirst ? admin : undefined
}

async function hashed(
  { random, passwordCost }: UserDeps,
  { name, role, password }: NewUser,
): Promise<ConsoleUser> {
  const person = as<PersonId>(`u-${Buffer.from(random(8)).toString('hex')}`)
  return { person, name, role, password: await passwordHash(password, random, passwordCost) }
}
