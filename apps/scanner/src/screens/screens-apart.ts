/** The screens that are scripts of their own, so that the first one waits for none of them. */
import { enrolment, personHere } from '../sync/facts.ts'
import type { Database } from '../sync/database.ts'
import { apart, type Apart, screenApart } from './apart.tsx'
import type { Place } from './place.ts'

export const screens: Readonly<Record<Exclude<Place, 'jobs'>, Apart>> = {
  'receive': screenApart(async () => (await import('../jobs/receive-screen.tsx')).ReceiveScreen),
  'pick': screenApart(async () => (await import('../jobs/pick-screen.tsx')).PickScreen),
  'pack': screenApart(async () => (await import('../jobs/pack-screen.tsx')).PackScreen),
  'hand-over': screenApart(
    async () => (await import('../jobs/hand-over-screen.tsx')).HandOverScreen,
  ),
  'returns': screenApart(async () => (await import('../jobs/returns-screen.tsx')).ReturnsScreen),
  'put-away': screenApart(async () => (await import('../jobs/put-away-screen.tsx')).PutAwayScreen),
  'sync': screenApart(async () => (await import('./sync-screen.tsx')).SyncScreen),
  'print': screenApart(async () => (await import('../print/print-screen.tsx')).PrintScreen),
  'calibrate': screenApart(
    async () => (await import('../calibrate/calibrate-screen.tsx')).CalibrateScreen,
  ),
  'rescue': screenApart(async () => (await import('../rescue/rescue-screen.tsx')).RescueScreen),
  'join': screenApart(async () => (await import('./enrol-screen.tsx')).EnrolScreen),
}

/** Without it, as without any other screen, nothing is scanned here. */
export const RevokedScreen = screenApart(
  async () => (await import('../revoked/revoked-screen.tsx')).RevokedScreen,
)
export const EnrolScreen = screens.join
export const SignInScreen = screenApart(
  async () => (await import('./sign-in-screen.tsx')).SignInScreen,
)
export const Practice = screenApart(async () => (await import('../practice/practice.tsx')).Practice)

/** Without it the screen goes dark as it does elsewhere. */
export const StayAwakeHere = apart(
  async () => (await import('./stay-awake-here.tsx')).StayAwakeHere,
  () => undefined,
)

export async function readyAt(place: Place): Promise<void> {
  if (place !== 'jobs') await screens[place].ready()
}

/** A device that waits for its code or for a person shows that in its first frame. */
export async function readyToBegin(database: Database): Promise<void> {
  if (!(await enrolment(database))) await EnrolScreen.ready()
  else if (!(await personHere(database))) await SignInScreen.ready()
}

/** What a shift goes through from here, and what takes a scan of anything to its job, one after the other. */
export async function readyForWork(here: Place): Promise<void> {
  for (const place of shift) if (place !== here) await readyAt(place)
  await SignInScreen.ready()
  await import('./way-to.ts').catch(() => undefined)
}

const shift: readonly Place[] = [
  'pick',
  'pack',
  'hand-over',
  'receive',
  'returns',
  'put-away',
  'sync',
]
