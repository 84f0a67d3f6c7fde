/** The load that is open on this device. */
import type { DeviceEvent } from '@milepost/domain'
import type { Database } from '../sync/database.ts'
import { useLive, type Live } from '../sync/use-live.ts'
import { openLoadOf, type OpenLoad } from './load.ts'

const kinds: readonly DeviceEvent['kind'][] = ['load-opened', 'loaded', 'load-closed', 'undone']

export async function openLoadIn({ scans }: Database): Promise<OpenLoad | undefined> {
  const rows = await scans.where('kind').anyOf(kinds).toArray()
  return openLoadOf(rows.toSorted((a, b) => a.madeNo - b.madeNo).map(({ held }) => held.event))
}

export const useOpenLoad = (): Live<OpenLoad | undefined> => useLive(openLoadIn, undefined)
