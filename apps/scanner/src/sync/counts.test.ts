import { as } from '@milepost/domain'
import { numbered, type Settlement } from '@milepost/outbox'
import { scanDraft } from '@milepost/outbox/testing'
import { array, assert, asyncProperty, boolean, constantFrom, tuple } from 'fast-check'
import { expect, test } from 'vitest'
import { countsIn } from './counts.ts'
import { type Database, databaseNamed } from './database.ts'
import { outboxStoreIn } from './outbox-store.ts'
import { takeOutRotten } from './rotten.ts'
import { testDisk } from './testing.ts'

test('SD24: what is known of how many wait is what a fresh start counts', async () => {
  const happening = constantFrom(
    ...(['scan', 'scan', 'ack', 'ack', 'ack again', 'set aside', 'decide', 'want', 'rot'] as const),
  )
  const day = array(tuple(happening, boolean(), boolean()), { minLength: 4, maxLength: 16 })

  await assert(
    asyncProperty(day, async (turns) => {
      const disk = testDisk()
      const tabs = [tabOn(databaseNamed('milepost', disk)), tabOn(databaseNamed('milepost', disk))]

      for (const [what, isOther, isCounted] of turns) {
        const tab = tabs[Number(isOther)]
        await tab?.[what]()
        if (isCounted) await tab?.counts()
      }

      const fresh = await countsIn(databaseNamed('milepost', disk))
      for (const tab of tabs) {
        expect(await tab.counts()).toEqual(fresh)
        expect((await tab.look(1)).waiting).toBe(fresh.waiting)
      }
    }),
    { numRuns: 100 },
  )
})

const nothing: Settlement = {
  at: 0,
  madeUnder: undefined,
  acked: [],
  setAside: [],
  ackedThrough: [],
  durableThrough: [],
  wanted: [],
  forgetBefore: 0,
}

function tabOn(database: Database) {
  const outbox = outboxStoreIn(database, () => as('epoch-1'))
  const settle = async (change: Partial<Settlement>) =>
    void (await outbox.settle({ ...nothing, ...change }))
  const idsOf = async (state: 'waiting' | 'acked' | 'set-aside') =>
    await database.scans.where('state').equals(state).limit(2).primaryKeys()
  return {
    'counts': async () => await countsIn(database),
    'look': async (most: number) => await outbox.look(most),
    'scan': async () => {
      const draft = scanDraft((await database.scans.count()) + 1)
      await outbox.append(draft.id, numbered(draft))
    },
    'ack': async () => await settle({ acked: await idsOf('waiting') }),
    'ack again': async () =>
      await settle({ acked: [...(await idsOf('acked')), ...(await idsOf('set-aside'))] }),
    'set aside': async () =>
      await settle({
        setAside: (await idsOf('waiting')).map((id) => ({ id, because: 'schema' })),
      }),
    'decide': async () => await settle({ decided: await idsOf('set-aside') }),
    'want': async () => await settle({ wanted: [{ epoch: as('epoch-1'), from: 1, to: 9 }] }),
    'rot': async () => {
      const [id] = await idsOf('waiting')
      if (id) await database.scans.update(id, { held: null as never })
      await takeOutRotten(database)
    },
  }
}
