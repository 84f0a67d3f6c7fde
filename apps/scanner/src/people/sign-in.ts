/** Who works here, checked on the device: a badge by its digest, a PIN by its slow hash (L1). */
import { hashOfText, type WorkPerson } from '@milepost/contract'
import type { Instant, PersonId } from '@milepost/domain'
import type { Database } from '../sync/database.ts'
import type { SignInAnswer } from '../sync/device.ts'
import { factOf, keepFact } from '../sync/facts.ts'
import { badgeKey } from '../orders/keys.ts'

export async function signInByBadge(
  database: Database,
  value: string,
  now: Instant,
): Promise<SignInAnswer> {
  const row = await database.work
    .where('keys')
    .equals(badgeKey(hashOfText(value)))
    .first()
  if (row) return await welcome(database, row.doc as WorkPerson, now)
  const people = await database.work.where({ collection: 'people' }).count()
  return { kind: 'refused', because: people === 0 ? 'no-people-yet' : 'unknown-badge' }
}

export async function signInByPin(
  database: Database,
  person: PersonId,
  pin: string,
  by: { readonly now: Instant; readonly subtle: SubtleCrypto },
): Promise<SignInAnswer> {
  const row = await database.work.get(['people', person])
  if (!row) return { kind: 'refused', because: 'no-people-yet' }
  const doc = row.doc as WorkPerson
  if (await isPinOf(doc.pin, pin, by.subtle)) return await welcome(database, doc, by.now)
  return { kind: 'refused', because: 'wrong-pin' }
}

async function isPinOf(
  check: WorkPerson['pin'],
  pin: string,
  subtle: SubtleCrypto,
): Promise<boolean> {
  const material = await subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ])
  const wanted = bytesOf(check.hash)
  const { iterations } = check
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(check.salt), iterations }
  const derived = new Uint8Array(await subtle.deriveBits(how, material, wanted.length * 8))
  return wanted.length > 0 && derived.every((byte, at) => byte === wanted[at])
}

const bytesOf = (base64: string) =>
  Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0)

const recentKept = 8

async function welcome(
  database: Database,
  { person, name }: WorkPerson,
  now: Instant,
): Promise<SignInAnswer> {
  const signedIn = { person, name, since: now }
  await database.dexie.transaction('rw', [database.facts], async () => {
    const recent = (await factOf(database, 'recentPeople')) ?? []
    const latest = [person, ...recent.filter((other) => other !== person)].slice(0, recentKept)
    await keepFact(database, 'person', signedIn)
    await keepFact(database, 'recentPeople', latest)
  })
  return { kind: 'signed-in', signedIn }
}
