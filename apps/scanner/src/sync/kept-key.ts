/**
 * The key of this device, and the token it got with it. The key is in memory as well: site data may be cleared while the
 * page is open, and then it goes back.
 */
import type { Access } from '@milepost/outbox'
import type { Database } from './database.ts'

interface Keys {
  /** Signs, and cannot be read. It is nowhere else. */
  readonly key: CryptoKey
  readonly access: Access
}

export async function keyOf<Name extends keyof Keys>(
  { keys }: Pick<Database, 'keys'>,
  name: Name,
): Promise<Keys[Name] | undefined> {
  return (await keys.get(name))?.value as Keys[Name] | undefined
}

export async function keepKey<Name extends keyof Keys>(
  { keys }: Pick<Database, 'keys'>,
  name: Name,
  value: Keys[Name],
): Promise<void> {
  await keys.put({ name, value })
}

/** What it lost takes a person with a code to bring back. */
export const isKeyless = async ({ keys }: Pick<Database, 'keys'>): Promise<boolean> =>
  (await keys.where('name').equals('key').count()) === 0

export interface KeptKey {
  /** After the database was opened. */
  recover(): Promise<void>
  /** There is another one, or none. */
  is(key: CryptoKey | undefined): void
}

export function keptKeyIn(database: Database): KeptKey {
  let latest: CryptoKey | undefined
  return {
    recover: async () => {
      const kept = await keyOf(database, 'key')
      if (!kept && latest) await keepKey(database, 'key', latest)
      latest = kept ?? latest
    },
    is: (key) => {
      latest = key
    },
  }
}
