/** Passwords are kept as scrypt with a salt and its cost beside it, so that the cost can grow later. */
import { scrypt, type ScryptOptions } from 'node:crypto'
import { promisify } from 'node:util'
import type { Randomness } from '../ops/ports.ts'
import { sameBytes } from '../ops/secret.ts'

const derived = promisify<string, Uint8Array, number, ScryptOptions, Buffer>(scrypt)

/** 32 MB and some 80 ms on a small server. */
const usualCost = 2 ** 15
const keyBytes = 32

export async function passwordHash(
  password: string,
  random: Randomness,
  cost = usualCost,
): Promise<string> {
  const salt = random(16)
  const key = await keyFrom(password, salt, cost)
  return ['scrypt', cost, base64Of(salt), base64Of(key)].join('$')
}

/** Works as long for a name that does not exist, so that the time says nothing. */
export async function passwordFits(password: string, hash: string | undefined): Promise<boolean> {
  const [, cost, salt, key] = (hash ?? nobody).split('$')
  if (cost === undefined || salt === undefined || key === undefined) return false
  const expected = Buffer.from(key, 'base64')
  const given = await keyFrom(password, Buffer.from(salt, 'base64'), Number(cost))
  return sameBytes(given, expected) && hash !== undefined
}

const keyFrom = (password: string, salt: Uint8Array, cost: number): Promise<Buffer> =>
  derived(password.normalize('NFKC'), salt, keyBytes, {
    N: cost,
    r: 8,
    p: 1,
    maxmem: 256 * cost * 8,
  })

const base64Of = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

const nobody = [
  'scrypt',
  usualCost,
  base64Of(new Uint8Array(16)),
  base64Of(new Uint8Array(keyBytes)),
].join('$')
