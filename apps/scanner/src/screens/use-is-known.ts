/** Whether the warehouse knows a code: what the camera needs to trust a symbology with a weak check. */
import { read, type Reading } from '@milepost/barcode'
import type { IsKnown } from '@milepost/decode'
import { useMemo } from 'react'
import { knownCodes } from '../orders/known-codes.ts'
import { useDevice } from '../sync/use-device.tsx'

export function useIsKnown(): IsKnown {
  const { database } = useDevice()
  return useMemo(() => {
    const isInCatalogue = knownCodes(database)
    return (reading: Reading) => means(reading) || isInCatalogue(reading.text)
  }, [database])
}

function means(reading: Reading): boolean {
  const answer = read(reading)
  return answer.ok && answer.meaning.kind !== 'unknown'
}
