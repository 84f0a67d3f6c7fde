/** Whether the warehouse knows a code: what the camera needs to trust a symbology with a weak check. */
import { read, type Reading } from '@milepost/barcode'
import type { IsKnown } from '@milepost/decode'
import { useMemo } from 'react'
import { useProducts } from '../orders/use-work.ts'

export function useIsKnown(): IsKnown {
  const products = useProducts()
  return useMemo(() => {
    const names = (products ?? []).flatMap(({ sku, bin }) => [sku, ...(bin ? [bin] : [])])
    const known = new Set(names.map((name) => name.toUpperCase()))
    return (reading: Reading) => known.has(reading.text.toUpperCase()) || means(reading)
  }, [products])
}

function means(reading: Reading): boolean {
  const answer = read(reading)
  return answer.ok && answer.meaning.kind !== 'unknown'
}
