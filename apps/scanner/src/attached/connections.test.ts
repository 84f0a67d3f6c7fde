import { expect, test } from 'vitest'
import { connections } from './connections.ts'
import type { Line, Told } from './line.ts'

test('A2: a scanner is heard while lines are open, closed while they are not, and opened once', async () => {
  const { all, codes, hears } = desk()
  const gun = line('gun')
  all.add(gun.device, gun)
  expect(statesOf(all)).toEqual(['elsewhere'])

  all.open(hears)
  all.add(gun.device, gun)
  await settled()
  gun.says('4006381333931')
  await all.close()
  gun.says('heard by nobody')

  expect(codes).toEqual(['4006381333931'])
  expect(gun.log).toEqual(['open', 'close'])
  expect(statesOf(all)).toEqual(['elsewhere'])
})

test('A2: one that is pulled out is one in trouble, and is the same one when it comes back as another', async () => {
  const { all, hears } = desk()
  const [before, other, after] = [line('gun'), line('other'), line('gun')]
  all.open(hears)
  for (const each of [before, other]) all.add(each.device, each)
  await settled()
  before.tells('unplugged')
  expect(statesOf(all)).toEqual(['unplugged', 'ready'])

  all.add(after.device, after)
  await settled()

  expect(all.list().map(({ name, state }) => `${name} ${state}`)).toEqual([
    'other ready',
    'gun ready',
  ])
})

test('A2: what could not be opened is closed before it is tried again', async () => {
  const { all, hears } = desk()
  const gun = line('gun', 'busy')
  all.open(hears)
  all.add(gun.device, gun)
  await settled()
  expect(statesOf(all)).toEqual(['busy'])

  gun.will('ready')
  all.add(gun.device, gun)
  await settled()

  expect(gun.log).toEqual(['open', 'close', 'open'])
  expect(statesOf(all)).toEqual(['ready'])
})

test('A2: one that breaks while it is opened is in trouble, and the others are heard', async () => {
  const { all, codes, hears } = desk()
  const [odd, gun] = [line('odd'), line('gun')]
  odd.open = () => Promise.reject(new TypeError('describes itself in an unforeseen way'))
  for (const each of [odd, gun]) all.add(each.device, each)

  all.open(hears)
  await settled()
  const first = statesOf(all)
  await all.close()
  all.open(hears)
  await settled()
  gun.says('4006381333931')

  expect(first).toEqual(['busy', 'ready'])
  expect(codes).toEqual(['4006381333931'])
})

test('A2: a forgotten scanner is closed before the browser forgets it', async () => {
  const { all, codes, hears } = desk()
  const gun = line('gun')
  all.open(hears)
  all.add(gun.device, gun)
  await settled()
  const [shown] = all.list()

  await all.forget(shown?.id ?? 0)

  expect(gun.log).toEqual(['open', 'close', 'forget'])
  expect(all.list()).toEqual([])
  expect(codes).toEqual([])
})

function desk() {
  const codes: string[] = []
  return { all: connections(), codes, hears: (code: string) => void codes.push(code) }
}

/** A line that opens into a state, and remembers what was done with it. */
function line(name: string, into: 'ready' | 'busy' = 'ready') {
  const log: string[] = []
  let state = into
  let told: Told | undefined
  return {
    via: 'hid' as const,
    name,
    device: {},
    log,
    will: (next: typeof into) => {
      state = next
    },
    says: (code: string) => told?.code(code),
    tells: (next: Parameters<Told['state']>[0]) => told?.state(next),
    open: async (to) => {
      log.push('open')
      told = to
      to.state(state)
      return async () => void log.push('close')
    },
    forget: async () => void log.push('forget'),
  } satisfies Line & Record<string, unknown>
}

const statesOf = ({ list }: ReturnType<typeof connections>) => list().map(({ state }) => state)

const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}
