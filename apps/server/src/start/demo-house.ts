/** Keeps the demo day: made once, whole or not at all, and signed in to with a password of this folder's own. */
import { randomBytes } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  demoCustomerPath,
  type DemoDeps,
  demoEnrolment,
  type DemoSignIn,
  demoUser,
  fillWithDemo,
} from '../demo/fill.ts'
import { isInUse, unfit } from '../event-log/sqlite/database.ts'
import { demoPeople } from '../demo/crew.ts'
import type { FirstPage } from './first-page.ts'
import type { Say } from './web-apps.ts'

const signInFile = (dataDir: string): string => path.join(dataDir, 'demo-sign-in.json')

/**
 * Before the database is opened: what was begun and never finished goes, so that the day is made anew. False while
 * another start still has it open.
 */
export async function clearHalfMade(dataDir: string, database: string): Promise<boolean> {
  if (!(await exists(database))) await rm(signInFile(dataDir), { force: true })
  else if (await exists(signInFile(dataDir))) return true
  // What is damaged or newer is refused when it is opened, and left as it is.
  else if (unfit(database)) return true
  else if (isInUse(database)) return false
  for (const ending of ['', '-wal', '-shm', '-life']) {
    await rm(`${database}${ending}`, { force: true })
  }
  return true
}

/** Does nothing when the day is there. The sign-in is written last: it says that the day is whole. */
export async function makeDemo(deps: DemoDeps, dataDir: string, say: Say): Promise<void> {
  if ((await keptSignIn(dataDir)) && (await deps.people.hasUsers())) return
  await rm(signInFile(dataDir), { force: true })
  say('Making a demo day …')
  await fillWithDemo(deps)
  const signIn = { name: 'demo', password: randomBytes(9).toString('base64url') }
  await demoUser(deps, signIn)
  await writeFile(signInFile(dataDir), JSON.stringify(signIn), { mode: 0o600 })
}

export async function demoHouse(
  deps: DemoDeps,
  { dataDir, url }: { readonly dataDir: string; readonly url: string },
): Promise<NonNullable<FirstPage['demo']>> {
  const signIn = await keptSignIn(dataDir)
  if (!signIn) throw new Error('the demo day has no sign-in')
  return {
    ...signIn,
    pins: demoPeople.map(({ name, pin }) => ({ name, pin })),
    customerPage: `${url}${await demoCustomerPath(deps)}`,
    enrolmentCode: await demoEnrolment(deps, url),
  }
}

async function keptSignIn(dataDir: string): Promise<DemoSignIn | undefined> {
  const text = await readFile(signInFile(dataDir), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as DemoSignIn)
}

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
