/** Reads the database, and again whenever what it read has changed, by this tab or another. */
import { startTransition, useEffect, useState } from 'react'
import { atOnce, type Database } from './database.ts'
import { living } from './living.ts'
import { isOfStorage } from './storage-failure.ts'
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
    let timer: ReturnType<typeof setTimeout> | undefined
    let isFirst = true
    const watch = () =>
      living(
        async () => await atOnce(database, async () => await question(database, about)),
      ).subscribe({
        next: (answer) => {
          const take = () => setRead((before) => sameOr(before, { about, answer }))
          // The first is waited for; what changes later gives way to a scan.
          if (isFirst) take()
          else startTransition(take)
          isFirst = false
        },
        error: (failure: Error) => {
          // What is on the screen stays; whoever stores and sends says what is wrong.
          if (!isOfStorage(failure)) setRead({ about, failure })
          else timer = setTimeout(again, againMs)
        },
      })
    let watching = watch()
    const again = () => {
      watching.unsubscribe()
      watching = watch()
    }
    return () => {
      clearTimeout(timer)
      watching.unsubscribe()
    }
  }, [question, database, about])
  if (!read || read.about !== about) return undefined
  if ('failure' in read) throw read.failure
  return (read.answer ?? null) as Live<Answer>
}

const againMs = 1000

/** What changed elsewhere draws nothing again here. */
function sameOr<Answer, About>(
  before: Read<Answer, About> | undefined,
  next: Read<Answer, About>,
): Read<Answer, About> {
  const isSame =
    before !== undefined &&
    before.about === next.about &&
    'answer' in before &&
    'answer' in next &&
    isSameAnswer(before.answer, next.answer)
  return isSame ? before : next
}

/** A list made anew of the same things is the same. */
const isSameAnswer = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) ||
  (Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((each, at) => Object.is(each, b[at])))

type Read<Answer, About> =
  | { readonly about: About; readonly answer: Answer }
  | { readonly about: About; readonly failure: Error }
