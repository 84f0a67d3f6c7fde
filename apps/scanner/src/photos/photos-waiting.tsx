/** Pictures that only this device has, beside the scans that wait. */
import { Icon } from '@milepost/ui'
import type { JSX } from 'react'
import { useWords } from '../words/use-words.tsx'
import { photoWords } from './photo-words.ts'
import { usePicturesWaiting } from './use-pictures-waiting.ts'

export function PhotosWaiting(): JSX.Element | undefined {
  const { language } = useWords()
  const count = usePicturesWaiting() ?? 0
  if (count === 0) return undefined
  return (
    <p className="row">
      <Icon name="camera" size={20} />
      <span className="row-title">{photoWords(language).waiting(count)}</span>
    </p>
  )
}
