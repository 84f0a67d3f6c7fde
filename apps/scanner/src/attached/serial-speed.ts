/** How fast the serial line to this device's scanner is, in bauds: kept with the device. */
import type { Database } from '../sync/database.ts'
import { factOf, keepFact } from '../sync/facts.ts'

export const serialSpeed = async (database: Database): Promise<number | undefined> =>
  await factOf(database, 'serialSpeed')

export const keepSerialSpeed = async (database: Database, speed: number): Promise<void> =>
  await keepFact(database, 'serialSpeed', speed)
