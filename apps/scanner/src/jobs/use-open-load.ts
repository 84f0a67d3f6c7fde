/** The load that is open on this device. */
import type { DeviceEvent } from '@milepost/domain'
import { ownEvents } from '../orders/own-events.ts'
import type { Database } from '../sync/database.ts'
import { useLive, type Live } from '../sync/use-live.ts'
import { openLoadOf, type OpenLoad } from './load.ts'

const kinds: readonly DeviceEvent['kind'][] = ['load-opened', 'loaded', 'load-closed', 'undone']

export async function openLoadIn(database: Database): Promise<OpenLoad | undefined> {
  return openLoadOf(await ownEvents(database, kinds))
}

export const useOpenLoad = (): Live<OpenLoad | undefined> => useLive(openLoadIn, undefined)
