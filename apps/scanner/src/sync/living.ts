/** Asks the database, and again whenever the answer may have changed; a scan that waits for its own answer goes first. */
import { Dexie, liveQuery, type Observable } from 'dexie'
import { answered } from '../shell/answer-first.ts'

export function living<Answer>(ask: () => Promise<Answer>): Observable<Answer> {
  // Dexie follows awaits only where the function it is given is an async one itself, and what it awaits is Dexie's.
  return liveQuery(async () => {
    await Dexie.Promise.resolve(answered())
    return await ask()
  })
}
