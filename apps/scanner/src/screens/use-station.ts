/** Where this device stands: the only station of the job is taken by itself, of several a person says which. */
import type { WorkSite } from '@milepost/contract'
import type { StationId } from '@milepost/domain'
import { useEffect } from 'react'
import { useSite } from '../orders/use-work.ts'
import type { Database } from '../sync/database.ts'
import { factOf } from '../sync/facts.ts'
import { useDevice } from '../sync/use-device.tsx'
import { useLive, type Live } from '../sync/use-live.ts'
import type { JobName } from '../words/words.ts'

const stationHere = (database: Database) => factOf(database, 'station')

export const useStation = (): Live<StationId | undefined> => useLive(stationHere, undefined)

export type Station = WorkSite['stations'][number]

/** Stations to choose from, while it is not known which. */
export function useStationsToChoose(job: JobName): readonly Station[] {
  const { people } = useDevice()
  const site = useSite()
  const here = useStation()
  const stations = site?.stations.filter((station) => station.job === job) ?? []
  const isThere = stations.some(({ station }) => station === here)
  const only = stations.length === 1 && !isThere ? stations[0]?.station : undefined
  useEffect(() => {
    if (here !== undefined && only !== undefined) void people.standAt(only)
  }, [here, only, people])
  return here === undefined || isThere || stations.length < 2 ? [] : stations
}
