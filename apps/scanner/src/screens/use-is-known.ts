/** Whether the warehouse knows a code: what the camera needs to trust a symbology with a weak check. */
import type { IsKnown } from '@milepost/decode'
import { useMemo } from 'react'
import { knownCodes } from '../orders/known-codes.ts'
import { useSite } from '../orders/use-work.ts'
import { useDevice } from '../sync/use-device.tsx'
import { knownHere } from './known-here.ts'

export function useIsKnown(): IsKnown {
  const { database } = useDevice()
  const site = useSite()
  const isInCatalogue = useMemo(() => knownCodes(database), [database])
  return useMemo(() => knownHere(site ?? undefined, isInCatalogue), [site, isInCatalogue])
}
