/** How many pictures only this device has. Undefined until they are counted. */
import { liveQuery } from 'dexie'
import { useEffect, useState } from 'react'
import { ownPhotos } from './photo-store.ts'

export function usePicturesWaiting(): number | undefined {
  const [count, setCount] = useState<number>()
  useEffect(() => {
    const watch = liveQuery(async () => await ownPhotos().waiting()).subscribe({
      next: setCount,
      // Nothing can be counted where nothing can be stored, and that is told elsewhere.
      error: () => setCount(0),
    })
    return () => watch.unsubscribe()
  }, [])
  return count
}
