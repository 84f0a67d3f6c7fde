/**
 * How a new server's first password reaches a person: on the terminal somebody sits at, else in a file that only this
 * user may read. What is piped ends up in log archives, so it never holds a password.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { codeOf } from '../ops/log.ts'

export interface FirstAdmin {
  readonly name: string
  readonly password: string
}

export interface Telling {
  readonly isTerminal: boolean
  readonly dataDir: string
}

const passwordFileIn = (dataDir: string): string => path.join(dataDir, 'first-admin-password')

/** The sentence to print, once. */
export async function tellingOf(
  { name, password }: FirstAdmin,
  { isTerminal, dataDir }: Telling,
): Promise<string> {
  if (isTerminal) return `Sign in at the console as ${name} with ${password} (shown once).`
  const file = passwordFileIn(dataDir)
  try {
    await mkdir(dataDir, { recursive: true })
    await writeFile(file, `${password}\n`, { mode: 0o600, flag: 'wx' })
    return `Sign in at the console as ${name}; the password is in ${file}. Delete that file once it is read.`
  } catch (error) {
    const because = codeOf(error) ?? 'unknown error'
    return `The first password could not be written to ${file} (${because}). Run \`pnpm milepost admin-password\` for another.`
  }
}
