/** Device and server, as shipped, through bad weather. One seed a line: `pnpm sim --seeds 1 --from SEED --trace`. */
import { expect, test } from 'vitest'
import { befalling } from './faults.ts'
import { liveSeeds } from './seeds.ts'
import { lived } from './world.ts'

const minutes = 60_000

test(
  'B3, B4, B5, B8: in 2,000 worlds no scan is lost, doubled, stuck or silently set aside',
  { timeout: 10 * minutes },
  async () => {
    const { lived: count, failed, befell } = await liveSeeds({ from: 1, count: 2000 }, 2)

    expect(
      failed.map(({ seed, verdict }) => `${seed}: ${verdict?.kind}: ${verdict?.what}`),
    ).toEqual([])
    expect(count).toBe(2000)
    // What never befalls anybody proves nothing.
    expect(befalling.filter((what) => (befell.get(what)?.worlds ?? 0) < 20)).toEqual([])
  },
)

test.each([
  'takes scans out of the queue before they are sent',
  'acks by number: whatever lies below what the server has',
  'does not send set-aside scans again after a restore',
  'drops a batch on any 4xx',
  'takes any clash for a duplicate',
  'forgets what it carries before the server has it',
])('a device or server that %s is found out', { timeout: 5 * minutes }, async (mutant) => {
  const { failed } = await liveSeeds({ from: 1, count: 100, mutant, stopAtFirst: true }, 2)

  expect(failed).not.toEqual([])
})

test('a seed lives the same day every time', async () => {
  const days = [await traceOf(7), await traceOf(7)]

  expect(days[0]?.length).toBeGreaterThan(20)
  expect(days[1]).toEqual(days[0])
})

async function traceOf(seed: number): Promise<readonly string[]> {
  const lines: string[] = []
  await lived({ seed, trace: (line) => void lines.push(line) })
  return lines
}
