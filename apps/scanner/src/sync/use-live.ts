/** Reads the database, and again whenever what it read has changed, by this tab or another. */
import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import type { Database } from './database.ts'
import { useDevice } from './use-device.tsx'

/** Undefined until the first answer, which waits for no network; `null` where there is no such thing. */
export type Live<Answer> =
  | NonNullable<Answer>
  | (undefined extends Answer ? null : never)
  | undefined

/** `question` is a function with a name of its own, not one made while rendering. */
export function useLive<Answer, About = undefined>(
  question: (database: Database, about: About) => Promise<Answer>,
  about: About,
): Live<Answer> {
  const { database } = useDevice()
  const [read, setRead] = useState<Read<Answer, About>>()
  useEffect(() => {
    // Dexie follows awaits only where the function it is given is an async one itself.
    const watching = liveQuery(async () => await question(database, about)).subscribe({
      next: (answer) => setRead({ about, answer }),
      error: (failure: Error) => setRead({ about, failure }),
    })
    return () => watching.unsubscribe()
  }, [question, database, about])
  if (!read || read.about !== about) return undefined
  if ('failure' in read) throw read.failure
  return (read.answer ?? null) as Live<Answer>
}

type Read<Answer, About> =
  | { readonly about: About; readonly answer: Answer }
  | { readonly about: About; readonly failure: Error }
