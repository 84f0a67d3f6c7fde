/** Pictures that only this device has, beside the scans that wait. */
import { Icon } from '@milepost/ui'
import { liveQuery } from 'dexie'
import { useEffect, useState, type JSX } from 'react'
import { useWords } from '../words/use-words.tsx'
import { ownPhotos } from './photo-store.ts'
import { photoWords } from './photo-words.ts'

export function PhotosWaiting(): JSX.Element | undefined {
  const { language } = useWords()
  const [count, setCount] = useState(0)
  useEffect(() => {
    const watch = liveQuery(async () => await ownPhotos().waiting()).subscribe({
      next: setCount,
      // Nothing can be counted where nothing can be stored, and that is told above.
      error: () => setCount(0),
    })
    return () => watch.unsubscribe()
  }, [])
  if (count === 0) return undefined
  return (
    <p className="row">
      <Icon name="camera" size={20} />
      <span className="row-title">{photoWords(language).waiting(count)}</span>
    </p>
  )
}
