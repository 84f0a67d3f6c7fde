/** Keeps the demo day: made once, whole or not at all, and signed in to with a password of this folder's own. */
import { randomBytes } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import {
  type DemoDeps,
  demoEnrolment,
  demoParcel,
  type DemoSignIn,
  demoUser,
  fillWithDemo,
} from '../demo/fill.ts'
import { isInUse, unfit } from '../event-log/sqlite/database.ts'
import { demoPeople } from '../demo/crew.ts'
import type { FirstPage } from './first-page.ts'
import type { Say } from './web-apps.ts'

const signInFile = (dataDir: string): string => path.join(dataDir, 'demo-sign-in.json')
const secretFile = (dataDir: string): string => path.join(dataDir, 'demo-webhook-secret')

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
  { dataDir, url }: Pick<FirstPage, 'dataDir' | 'url'>,
): Promise<NonNullable<FirstPage['demo']>> {
  const signIn = await keptSignIn(dataDir)
  if (!signIn) throw new Error('the demo day has no sign-in')
  const parcel = await demoParcel(deps)
  return {
    ...signIn,
    pins: demoPeople.map(({ name, pin }) => ({ name, pin })),
    customerPage: `${url}${parcel?.path}`,
    carrierNews: { secretFile: secretFile(dataDir), number: parcel?.number ?? '' },
    enrolmentCode: await demoEnrolment(deps, url),
  }
}

/** Signs what a carrier would say, so that it can be tried without an account of EasyPost. The operator's own goes first. */
export async function demoWebhookSecret(dataDir: string, own?: string): Promise<string> {
  const file = secretFile(dataDir)
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  const secret = own ?? (kept || randomBytes(24).toString('base64url'))
  if (secret !== kept) {
    await rm(file, { force: true })
    await writeFile(file, secret, { mode: 0o600 })
  }
  return secret
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
