/** A backup: everything in one file, taken while the server runs. It has its name only once it is checked. */
import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Instant } from '@milepost/domain'
import { no, type Result } from '../../ops/result.ts'
import type { CopyRefusal } from '../copy-refusal.ts'
import type { Progress } from '../event-log.ts'
import { codeOf } from '../store-files.ts'
import type { Contents } from './contents.ts'
import { alsoNamed, attempted, copied, flush } from './copy.ts'

export async function backedUp(
  database: string,
  target: string,
  { at, progress }: { readonly at: Instant; readonly progress: Progress },
): Promise<Result<Contents, CopyRefusal>> {
  if (!existsSync(database)) return no({ kind: 'no-database', path: database, because: 'missing' })
  const taken = { kind: 'taken-name', path: target, because: 'exists' } as const
  if (existsSync(target)) return no(taken)
  const part = `${target}.part-${at}`
  const made = await copied(database, part, progress)
  if (!made.ok) return made
  return attempted(target, async () => {
    chmodSync(part, 0o600)
    const isNamed = named(part, target)
    rmSync(part, { force: true })
    if (!isNamed) return no(taken)
    flush(dirname(target))
    writeFileSync(noteOf(database), JSON.stringify({ at, events: made.value.events }))
    return made
  })
}

/** Beside the database: when it was last backed up. */
export const noteOf = (database: string): string => `${database}-backup`

/** A link never replaces what somebody else put there meanwhile. */
function named(part: string, target: string): boolean {
  try {
    alsoNamed(part, target)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}
