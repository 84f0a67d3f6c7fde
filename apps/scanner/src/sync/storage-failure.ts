/**
 * A disk that is full, or a connection that was lost: it may pass, and no screen may fall over it, since scans that wait
 * for room live in its page. Anything else that is thrown is a mistake of ours.
 */
import { Dexie } from 'dexie'

export const isOfStorage = (failure: unknown): boolean =>
  failure instanceof Error && names.has(failure.name)

const names: ReadonlySet<string> = new Set(Object.values<string>(Dexie.errnames))
