/** People get a place at the console. */
import type { NewUser } from '@milepost/contract'
import { as, type PersonId } from '@milepost/domain'
import type { Randomness } from '../ops/ports.ts'
import { newSecret } from '../ops/secret.ts'
import { passwordHash } from './password.ts'
import type { ConsoleUser, PeopleStore } from './store.ts'

export interface UserDeps {
  readonly people: PeopleStore
  readonly random: Randomness
  readonly passwordCost?: number
}

export async function addUser(deps: UserDeps, user: NewUser): Promise<void> {
  await deps.people.putUser(await hashed(deps, user))
}

/** On a new server: the first admin, with a password that is told once. Nothing when there are users already. */
export async function firstAdmin(
  deps: UserDeps,
): Promise<{ readonly name: string; readonly password: string } | undefined> {
  if (await deps.people.hasUsers()) return undefined
  const admin = { name: 'admin', password: newSecret(deps.random, 12) }
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
