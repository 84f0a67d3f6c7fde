/**
 * A life of a server is short here, and asks few of its statements: each is prepared when it is first asked, and stays
 * with its connection when a server that died starts again on it.
 */
import type { Database } from '../src/event-log/sqlite/database.ts'

type Statement = ReturnType<Database['prepare']>
type Rows = 'whole' | 'pluck' | 'raw'

export function withLazyStatements(database: Database): Database {
  const prepare = database.prepare.bind(database)
  const known = new Map<string, Statement>()
  const statement = (text: string, rows: Rows): Statement => {
    const name = `${rows} ${text}`
    const there = known.get(name) ?? standIn(text, rows)
    known.set(name, there)
    return there
  }
  const standIn = (text: string, rows: Rows): Statement => {
    let made: Statement | undefined
    const real = () => (made ??= rows === 'whole' ? prepare(text) : prepare(text)[rows]())
    const answering: Partial<Statement> = {
      run: (...values: unknown[]) => real().run(...values),
      get: (...values: unknown[]) => real().get(...values),
      all: (...values: unknown[]) => real().all(...values),
      iterate: (...values: unknown[]) => real().iterate(...values),
      pluck: () => statement(text, 'pluck'),
      raw: () => statement(text, 'raw'),
    }
    return answering as Statement
  }
  return Object.assign(database, { prepare: (text: string) => statement(text, 'whole') })
}
