/** The way back in for an operator: a new password for an admin, set beside a server that may run. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { CopyRefusal } from '../event-log/copy-refusal.ts'
import { openDatabase } from '../event-log/sqlite/database.ts'
import type { Randomness } from '../ops/ports.ts'
import { no, ok, type Result } from '../ops/result.ts'
import { peopleStore } from '../people/store.ts'
import { newAdminPassword } from '../people/user.ts'

/** Refused with the names of the admins when there are several and none was named. */
export type Renewed = Awaited<ReturnType<typeof newAdminPassword>>

export const random: Randomness = (bytes) => randomBytes(bytes)

export async function renewedAt(
  file: string,
  name: string | undefined,
): Promise<Result<Renewed, CopyRefusal>> {
  if (!existsSync(file)) return no({ kind: 'no-database', path: file, because: 'missing' })
  const opened = openDatabase(file)
  if (!opened.ok) return opened
  try {
    return ok(await newAdminPassword({ people: peopleStore(opened.value), random }, name))
  } finally {
    opened.value.close()
  }
}
