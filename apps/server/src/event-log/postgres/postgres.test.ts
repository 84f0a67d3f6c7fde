import { describe } from 'vitest'
import { anyEventLog } from '../event-log.suite.ts'
import { whyNoPostgres } from './test-server.ts'
import { logsForTests } from './testing.ts'

describe.skipIf(whyNoPostgres)(`PostgreSQL ${whyNoPostgres ?? ''}`, () => {
  const logs = logsForTests()

  anyEventLog((folds) => logs.empty(folds), { histories: 4 })
})
