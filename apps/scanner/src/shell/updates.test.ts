import { expect, test } from 'vitest'
import { updatesOf } from './updates.ts'

test('UP1: a waiting version is offered, and nothing reloads by itself', () => {
  const page = updating()
  page.updates.rest()

  page.updates.ready()

  expect(page.updates.state()).toBe('ready')
  expect(page.did).toEqual([])
})

test('UP2: accepted in the middle of work, it comes at the next rest', () => {
  const page = updating()
  page.updates.ready()
  page.updates.accept()
  page.updates.replaced()

  const during = [...page.did]
  page.updates.rest()

  expect(during).toEqual(['activate'])
  expect(page.did).toEqual(['activate', 'reload'])
})

test('UP3: accepted in another tab, this one is not reloaded during work', () => {
  const page = updating()
  const leave = page.updates.rest()
  leave()

  page.updates.replaced()

  expect(page.did).toEqual([])
})

test('UP4: a scan that is still being stored or sent is waited for', () => {
  const page = updating()
  page.settle(false)
  page.updates.rest()
  page.updates.replaced()
  const before = [...page.did]

  page.settle(true)
  page.passTime()

  expect(before).toEqual([])
  expect(page.did).toEqual(['reload'])
})

test('UP6: who cannot go on with this version gets the new one as soon as it is here', () => {
  const page = updating()
  page.updates.rest()

  page.updates.want()
  const before = [...page.did]
  page.updates.ready()
  page.updates.replaced()

  expect(before).toEqual(['look'])
  expect(page.did).toEqual(['look', 'activate', 'reload'])
})

test('UP6: one that waits already is taken at once', () => {
  const page = updating()
  page.updates.ready()

  page.updates.want()

  expect(page.did).toEqual(['activate'])
  expect(page.updates.state()).toBe('coming')
})

test('UP5: work taken up again before the reload keeps the page', () => {
  const page = updating()
  page.settle(false)
  const leave = page.updates.rest()
  page.updates.replaced()

  leave()
  page.settle(true)
  page.passTime()

  expect(page.did).toEqual([])
})

function updating() {
  const did: string[] = []
  const due: (() => void)[] = []
  let isSettled = true
  const updates = updatesOf({
    look: () => void did.push('look'),
    activate: () => did.push('activate'),
    reload: () => did.push('reload'),
    isSettled: () => isSettled,
    later: (check) => due.push(check),
  })
  return {
    updates,
    did,
    settle: (settled: boolean) => {
      isSettled = settled
    },
    passTime: () => {
      for (const check of due.splice(0)) check()
    },
  }
}
