/**
 * Every write is one immediate transaction. What is remembered of orders and devices is dropped when another process
 * has written, and when a transaction fails, since it may know what was rolled back.
 */
import type { Database } from './database.ts'
import type { Revision } from './revision.ts'

export interface TransactDeps {
  readonly database: Database
  readonly memories: readonly { readonly forget: () => void }[]
  readonly revision: Revision
}

export interface Transacted<Value> {
  readonly value: Value
  /** Revision after it. */
  readonly rev: number
}

export type Transact = <Value>(run: () => Value) => Transacted<Value>

export function createTransact({ database, memories, revision }: TransactDeps): Transact {
  const commitsOfOthers = database.prepare<[], number>('pragma data_version').pluck()
  let seen = commitsOfOthers.get()

  function forget(): void {
    for (const memory of memories) memory.forget()
  }

  const whole = database.transaction((run: () => void): number => {
    const now = commitsOfOthers.get()
    if (now !== seen) forget()
    seen = now
    revision.begin()
    run()
    return revision.end()
  })

  return <Value>(run: () => Value): Transacted<Value> => {
    const values: Value[] = []
    try {
      const rev = whole.immediate(() => void values.push(run()))
      const [value] = values as [Value]
      return { value, rev }
    } catch (error) {
      forget()
      throw error
    }
  }
}
