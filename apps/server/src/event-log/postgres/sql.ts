/** Statements and transactions over a pool of connections. Text goes in and out unharmed; whole numbers are numbers. */
import { Pool, type ClientBase, type ClientConfig, type CustomTypesConfig } from 'pg'
import { restored, storable } from './text.ts'

type Value = string | number | null | Uint8Array
export type Values = readonly (Value | readonly Value[])[]

export type Sql = <Row>(text: string, values?: Values) => Promise<readonly Row[]>

export interface Transaction {
  readonly sql: Sql
  /** Sends a statement without waiting for it: it is done when the transaction is. */
  readonly write: (text: string, values: Values) => void
}

export interface Postgres {
  /** One statement, on its own. */
  readonly sql: Sql
  readonly inTransaction: <Result>(
    work: (transaction: Transaction) => Promise<Result>,
  ) => Promise<Result>
  /** For a connection of one's own. */
  readonly connection: ClientConfig
  readonly close: () => Promise<void>
}

/** Statements under way fail by themselves; without a listener the process would end. */
const broken = (): void => {}

const truth = 16
const bytes = 17
const whole = 20
const connections = 10
const lockMs = 5000
const abandonedMs = 30_000
const connectMs = 5000

export function postgresAt(url: string): Postgres {
  const connection: ClientConfig = {
    connectionString: url,
    application_name: 'milepost',
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    // A transaction that stands still, such as a process's that was frozen, lets go of its locks.
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: abandonedMs,
    types: { getTypeParser: parserOf as CustomTypesConfig['getTypeParser'] },
  }
  const pool = new Pool({ ...connection, max: connections, pipeline: true })
  // A connection that breaks while nobody uses it is replaced when one is needed.
  pool.on('error', () => {})

  return {
    connection,
    sql: sqlOn(pool),
    inTransaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
  }
}

async function inTransaction<Result>(
  pool: Pool,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  const sql = sqlOn(client)
  const sent: Promise<unknown>[] = []
  const send = (statement: Promise<unknown>): void => {
    // Whoever waits for all of them hears of it.
    statement.catch(() => {})
    sent.push(statement)
  }
  client.on('error', broken)
  let healthy = false
  try {
    send(client.query('begin'))
    const result = await work({ sql, write: (text_, values) => send(sql(text_, values)) })
    send(committed(client))
    await Promise.all(sent)
    healthy = true
    return result
  } catch (error) {
    await Promise.allSettled(sent)
    healthy = await client.query('rollback').then(
      () => true,
      () => false,
    )
    throw error
  } finally {
    client.off('error', broken)
    client.release(!healthy)
  }
}

/** Where a statement failed before it, the server answers a commit with a rollback, and no error. */
async function committed(client: ClientBase): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error(`the transaction ended with ${command}`)
}

/** Values are checked before anything is sent: what could not be sent must not be missing from a commit. */
const sqlOn =
  (connection: Pool | ClientBase): Sql =>
  <Row>(statement: string, values: Values = []) => {
    const parameters = values.map(parameter)
    const query = { name: nameOf(statement), text: statement, values: parameters }
    return connection.query<Row & object>(query).then(({ rows }) => rows)
  }

const parameter = (value: Values[number]): unknown =>
  Array.isArray(value) ? value.map(written) : written(value as Value)

function written(value: Value): Value {
  if (typeof value === 'string') return storable(value)
  if (value instanceof Uint8Array) return Buffer.from(value)
  if (typeof value === 'number' || value === null) return value
  throw new TypeError(`a ${typeof value} cannot be stored`)
}

const names = new Map<string, string>()

/** Named, so that the server plans each statement once for a connection. All statements are written in this folder. */
function nameOf(statement: string): string {
  const name = names.get(statement) ?? `milepost_${names.size}`
  names.set(statement, name)
  return name
}

/** Nothing but numbers, text, bytes and truth is asked for. */
function parserOf(oid: number): (sent: string) => unknown {
  if (oid === whole) return Number
  if (oid === truth) return (sent) => sent === 't'
  if (oid === bytes) return (sent) => Buffer.from(sent.slice('\\x'.length), 'hex')
  return restored
}
