import { expect, test } from 'vitest'
import { restsAfterMs, stayingAwake } from './stay-awake.ts'

test('C2: while somebody works the screen is kept on, once', () => {
  const { light, isOn, waits } = screen()

  light.stir()
  waits(restsAfterMs - 1)
  light.stir()
  waits(restsAfterMs - 1)

  expect(isOn()).toBe(1)
})

test('A1: once nobody has worked for a while it may go dark, and the next scan keeps it on again', async () => {
  const { light, isOn, waits } = screen()

  light.stir()
  waits(restsAfterMs)
  await expect.poll(isOn).toBe(0)
  light.stir()

  expect(isOn()).toBe(1)
})

test('C2: whoever comes back to the page finds it kept on again', () => {
  const { light, isOn, turns } = screen()
  light.stir()

  turns(false)
  light.stir()
  turns(true)
  light.stir()

  expect(isOn()).toBe(1)
})

/** A screen that the browser takes back when nobody sees it. */
function screen() {
  let on = 0
  let isSeen = true
  let now = 0
  let due: { readonly at: number; readonly work: () => void } | undefined
  return {
    isOn: () => on,
    turns: (seen: boolean) => {
      isSeen = seen
      if (!seen) on = 0
    },
    waits: (ms: number) => {
      now += ms
      if (due && due.at <= now) due.work()
    },
    light: stayingAwake({
      isSeen: () => isSeen,
      keepOn: async () => {
        on += 1
        return await Promise.resolve({
          release: async () => {
            on -= 1
            await Promise.resolve()
          },
        })
      },
      later: (work, ms) => {
        due = { at: now + ms, work }
        return () => {
          due = undefined
        }
      },
    }),
  }
}
