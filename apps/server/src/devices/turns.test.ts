import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { problemIn } from '../testing.ts'
import { turns } from './turns.ts'

/** Each request is worked on until it is finished by hand, which takes as long as it is told. */
function counter() {
  const clock = { at: 0 }
  const atWork: (() => void)[] = []
  const { orLater, inTurn } = turns({ now: () => clock.at, soon: (run) => run() })
  const app = new Hono().post('/', orLater, inTurn, async (c) => {
    await new Promise<void>((done) => atWork.push(done))
    return c.text('served')
  })
  const come = () => Promise.resolve(app.request('/', { method: 'POST' }))
  return {
    clock,
    atWork,
    come,
    crowd: (count: number) => Array.from({ length: count }, come),
    /** Serves whoever is in line, one after the other. */
    serve: async (count: number, eachMs: number) => {
      for (let nth = 0; nth < count; nth += 1) {
        await expect.poll(() => atWork.length).toBeGreaterThan(0)
        clock.at += eachMs
        atWork.shift()?.()
      }
    },
  }
}

test('61: a few are worked on at once, and the others wait in line', async () => {
  const { crowd, atWork, serve } = counter()

  const answers = crowd(10)
  await expect.poll(() => atWork.length).toBe(4)
  await serve(10, 20)

  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(Array(10).fill(200))
})

test('61: whom a long line awaits is asked to come later, each at another time', async () => {
  const { crowd, serve } = counter()

  const answers = crowd(200)
  await serve(29, 20)
  const away = (await Promise.all(answers)).filter(({ status }) => status !== 200)
  const seconds = away.map(({ headers }) => Number(headers.get('retry-after')))

  expect(away).toHaveLength(171)
  expect(await problemIn(away[0] as Response)).toMatchObject({ type: '/problems/too-many' })
  // A turn takes 20 ms, so fifty come back in a second, after those who are in line.
  expect(Object.entries(Object.groupBy(seconds, (each) => each)).map(countOf)).toEqual([
    ['1', 25],
    ['2', 50],
    ['3', 50],
    ['4', 46],
  ])
})

test('61: where turns take longer the line gets shorter, and nobody is sent away for longer than a minute', async () => {
  const { crowd, serve } = counter()
  const first = crowd(29)
  await serve(29, 500)
  await Promise.all(first)

  const answers = crowd(400)
  await serve(6, 500)
  const all = await Promise.all(answers)
  const seconds = all.map(({ headers }) => Number(headers.get('retry-after') ?? 0))

  expect(all.filter(({ status }) => status === 200)).toHaveLength(6)
  expect(Math.max(...seconds)).toBe(60)
})

test('61: after a crowd all is as before', async () => {
  const { crowd, come, atWork, serve } = counter()
  const answers = crowd(100)
  await serve(29, 20)
  await Promise.all(answers)

  const late = come()
  await serve(1, 20)

  expect((await late).status).toBe(200)
  expect(atWork).toEqual([])
})

test.each([
  ['back', -3_600_000],
  ['on', 3_600_000],
])('61: a clock that is set %s an hour opens no gate and closes none', async (_where, ms) => {
  const { crowd, serve, clock } = counter()
  const before = crowd(29)
  await serve(10, 20)
  clock.at += ms
  await serve(19, 20)
  await Promise.all(before)

  const away: number[] = []
  for (const answer of crowd(200))
    void answer.then(({ headers }) => away.push(Number(headers.get('retry-after'))))

  await expect.poll(() => away.length).toBeGreaterThan(150)
  expect(Math.max(...away)).toBeLessThan(60)
})

const countOf = ([seconds, all]: readonly [string, readonly number[] | undefined]) => [
  seconds,
  all?.length,
]
