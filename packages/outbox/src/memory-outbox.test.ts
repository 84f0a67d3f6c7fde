import { as } from '@milepost/domain'
import { memoryOutbox } from './memory-outbox.ts'
import { outboxStoreSuite } from './outbox-store.suite.ts'

outboxStoreSuite('memory', async () => {
  const store = memoryOutbox(as('epoch-1'))
  return { ...store, all: async () => store.scans() }
})
