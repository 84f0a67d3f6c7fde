/**
 * Asks the database, and again whenever the answer may have changed; a scan that waits for its own answer goes first, and
 * the parts of one batch are looked at together.
 */
import { Dexie, liveQuery, type Observable } from 'dexie'
import { answered } from '../shell/answer-first.ts'
import { settled } from './slices.ts'

export function living<Answer>(ask: () => Promise<Answer>): Observable<Answer> {
  let asked = 0
  // Dexie follows awaits only where the function it is given is an async one itself, and what it awaits is Dexie's.
  return liveQuery(async () => {
    asked += 1
    const mine = asked
    await Dexie.Promise.resolve(settled())
    await Dexie.Promise.resolve(answered())
    // Dexie has asked again meanwhile, and listens to that answer alone.
    if (mine !== asked) throw new DOMException('Asked again', 'AbortError')
    return await ask()
  })
}
