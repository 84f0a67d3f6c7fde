/** What a failed statement means: another try, waiting for the database, or a mistake. */

/** The server's or the system's code, `40P01`, `ECONNREFUSED`, … or nothing that we know. */
const codeIn = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

/** Deadlock, serialization, and a unique row that another process wrote in between: the next try sees what it did. */
const losing = /^(40001|40P01|23505)$/
/** No connection, no room, shutting down, not writable, or a lock that somebody holds on to. */
const waiting = /^(08|53|58|57P0[1-5]|57014|55P03|55006|25006|25P0[34]|E[A-Z]{4,}$)/

const lostRace = (error: unknown): boolean => losing.test(codeIn(error) ?? '')

/** The driver's own errors about a lost connection carry no code. */
export function unreachable(error: unknown): string | undefined {
  const code = codeIn(error)
  if (code !== undefined) return waiting.test(code) ? code : undefined
  if (error instanceof AggregateError) return error.errors.map(unreachable).find(Boolean)
  return error instanceof Error && /connection|client|timeout/i.test(error.message)
    ? error.message
    : undefined
}

/** Why nothing can be written for the moment, if that is what the error says. */
export const troubleOf = (error: unknown): string | undefined =>
  lostRace(error) ? 'too many writers' : unreachable(error)

/** Each loser lets a winner pass, so this many in a row means that something else is wrong. */
const mostTries = 20

/** Does it again when another process came in between. */
export async function persistently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let left = mostTries; ; left -= 1) {
    try {
      return await work()
    } catch (error) {
      if (!lostRace(error) || left === 0) throw error
    }
  }
}
