import { describe, expect, test } from 'vitest'
import { anyEventLog } from '../event-log.suite.ts'
import { batchOf, placed, plainFolds } from '../testing.ts'
import { openDatabase, type Database } from './database.ts'
import { sqliteLog } from './sqlite-log.ts'

const deadlines = {
  packAfterPickMinutes: 60,
  handOverAfterPackMinutes: 60,
  acceptAfterHandOverMinutes: 60,
}

function opened(file = ':memory:'): Database {
  const database = openDatabase(file)
  if (!database.ok) throw new Error(database.refusal.kind)
  return database.value
}

const logOn = (database: Database) =>
  sqliteLog({ database, folds: plainFolds, deadlines, newEpoch: () => 'first' })

describe('SQLite', () => {
  anyEventLog(() => logOn(opened()))

  test('EL7: no statement changes or deletes an event', async () => {
    const database = opened()
    await logOn(database).append(batchOf([placed('A1')]))

    expect(() => database.exec(`update event set hash = ''`)).toThrow('append-only')
    expect(() => database.exec('delete from event')).toThrow('append-only')
  })
})
