import { as, type DeviceId } from '@milepost/domain'
import type { HeldScan } from '@milepost/outbox'
import { expect, test } from 'vitest'
import { countMarkIn, markIn, markInCookies } from './count-mark.ts'
import { memoryStorage } from './testing.ts'

const held = (epoch: string, seq: number, device = 'd-1'): HeldScan =>
  ({ epoch, seq, event: { scan: { device: as<DeviceId>(device) } } }) as unknown as HeldScan

/** As a browser does it: a cookie is set one at a time, and read with all others. */
function cookieJar() {
  const cookies = new Map([['theme', 'dark']])
  return {
    get cookie() {
      return [...cookies].map(([key, value]) => `${key}=${value}`).join('; ')
    },
    set cookie(text: string) {
      const [key = '', value = ''] = text.split(/[=;]/)
      if (text.includes('max-age=0')) cookies.delete(key)
      else cookies.set(key, value)
    },
  }
}

test('CM1: one medium alone knows how much was made, and it never falls', () => {
  const [storage, jar] = [memoryStorage(), cookieJar()]
  const mark = countMarkIn([markIn(storage), markInCookies(jar, '/scan/')])
  for (const each of [held('a', 1), held('a', 7), held('b', 2), held('a', 3)]) mark.keep(each)
  const known = { device: 'd-1', made: { a: 7, b: 2 } }

  expect(mark.read()).toEqual(known)
  expect(countMarkIn([markIn(storage)]).read()).toEqual(known)
  expect(countMarkIn([markIn(memoryStorage()), markInCookies(jar, '/scan/')]).read()).toEqual(known)
})

test('CM2: another device begins its own count, and what is forgotten is gone everywhere', () => {
  const [storage, jar] = [memoryStorage(), cookieJar()]
  const media = [markIn(storage), markInCookies(jar, '/scan/')]
  const mark = countMarkIn(media)
  mark.keep(held('a', 7))

  mark.keep(held('c', 1, 'd-2'))
  const next = mark.read()
  mark.forget()

  expect(next).toEqual({ device: 'd-2', made: { c: 1 } })
  expect([mark.read(), storage.length, jar.cookie]).toEqual([undefined, 0, 'theme=dark'])
})

test('CM3: of many counts the latest are kept, and what is no mark is none', () => {
  const storage = memoryStorage()
  const mark = countMarkIn([markIn(storage)])
  for (let n = 1; n <= 9; n += 1) mark.keep(held(`e${n}`, n))

  expect(mark.read()?.made).toEqual({ e6: 6, e7: 7, e8: 8, e9: 9 })
  for (const text of ['', '~', 'd-1', 'd-1~a', 'd-1~a.1~', 'd 1~a.1', 'd-1~a.1234567', '{}']) {
    storage.setItem('milepost.made', text)
    expect(mark.read()).toBeUndefined()
  }
})
