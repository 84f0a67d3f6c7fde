/** Keys of other systems: hashed, scoped, revocable (L2). */
import { type Scope, scopes } from '@milepost/contract'
import { createMiddleware } from 'hono/factory'
import type { Clock, Randomness } from '../ops/ports.ts'
import { refuse } from '../ops/refuse.ts'
import { bearerIn, digestOf, newSecret } from '../ops/secret.ts'
import type { ApiKey, PeopleStore } from './store.ts'

export interface ApiKeyDeps {
  readonly people: PeopleStore
  readonly now: Clock
  readonly random: Randomness
}

/** The key is in the answer and nowhere else. */
export async function issueKey(
  { people, now, random }: ApiKeyDeps,
  name: string,
  allowed: readonly Scope[] = scopes,
): Promise<{ readonly key: string; readonly secret: string }> {
  const key = `k-${Buffer.from(random(6)).toString('hex')}`
  const secret = `mp_${newSecret(random)}`
  await people.putKey({ key, name, scopes: allowed, createdAt: now() }, digestOf(secret))
  return { key, secret }
}

export const withKey = (people: Pick<PeopleStore, 'keyByHash'>, scope: Scope) =>
  createMiddleware<{ readonly Variables: { readonly apiKey: ApiKey } }>(async (c, next) => {
    const secret = bearerIn(c.req.header('authorization'))
    const key = secret === undefined ? undefined : await people.keyByHash(digestOf(secret))
    if (!key) return refuse(c, 'unknown-key')
    if (!key.scopes.includes(scope)) {
      return refuse(c, 'not-allowed', { detail: `This key is not for ${scope}.` })
    }
    c.set('apiKey', key)
    return await next()
  })
