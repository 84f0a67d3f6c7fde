/** How long `pnpm start` takes when nothing has changed since the last one: the issue asks for less than 3 s. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstLook, type Wish } from '../src/first-look.ts'

const mostSeconds = 3
const rounds = 3

const dataDir = await mkdtemp(join(tmpdir(), 'milepost-start-'))
try {
  await timed({ dataDir })
  const bare = await best({ dataDir })
  const whole = await best({ dataDir, command: ['npx', '-y', 'pnpm@12', 'start'] })
  console.log(`second start, Node alone              ${bare.toFixed(2)} s`)
  console.log(
    `second start, npx -y pnpm@12 start    ${whole.toFixed(2)} s (at most ${mostSeconds} s)`,
  )
  if (whole > mostSeconds) process.exitCode = 1
} finally {
  await rm(dataDir, { recursive: true, force: true })
}

/** The best of some: what else runs on the machine only ever adds to it. */
async function best(wish: Wish): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await timed(wish))
  return Math.min(...times)
}

async function timed(wish: Wish): Promise<number> {
  const look = await firstLook(wish)
  await look.stop()
  return look.seconds
}
