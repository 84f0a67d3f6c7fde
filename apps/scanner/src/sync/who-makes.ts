/** For whom this device makes its scans, and whether it may. */
import type { Maker } from '@milepost/outbox'
import type { EnrolmentCopy } from '../people/enrolment-copy.ts'
import type { Database } from './database.ts'
import { factsOf } from './facts.ts'
import type { Machine } from './open-device.ts'
import type { NotNow } from './recorder.ts'
import { reopening } from './reopening.ts'

interface WhoMakes {
  readonly maker: Maker
  readonly isRevoked: boolean
}

/** Where the database cannot be read just now, whoever was here a moment ago still is. */
export function whoMakesOf(
  { database, app }: Machine,
  copy: EnrolmentCopy,
): () => Promise<WhoMakes | undefined> {
  let latest: WhoMakes | undefined
  return async () => {
    const [read] = await Promise.allSettled([
      reopening(database.dexie, async () => await readWhoMakes(database, app, copy)),
    ])
    if (read.status === 'fulfilled') latest = read.value
    else if (!latest) throw read.reason
    return latest
  }
}

async function readWhoMakes(
  database: Database,
  app: string,
  copy: EnrolmentCopy,
): Promise<WhoMakes | undefined> {
  const known = await factsOf(database, ['device', 'person', 'station', 'revoked'])
  const device = known.device ?? copy.read()
  if (!device) return undefined
  const { station } = known
  const person = known.person?.person
  const maker = {
    device: device.device,
    site: device.site,
    app,
    ...(person === undefined ? {} : { person }),
    ...(station === undefined ? {} : { station }),
  }
  return { maker, isRevoked: known.revoked !== undefined }
}

/** Whose scans are taken here just now, or why none are. */
export const takenFor = (who: WhoMakes | undefined): Maker | NotNow => {
  if (!who) return 'not-enrolled'
  return who.isRevoked ? 'revoked' : who.maker
}
